"""A log-structured merge tree, small enough to be read: a log, a table in memory, sorted runs, tiers that are merged.

Keys and values are bytes. Deletions and what a crash leaves are left out; the log is written but never read. Used by
`write-amplification.py` to count bytes.
"""
import hashlib
import heapq
import os
from array import array
from bisect import bisect_right

BLOCK = 4096


class Bloom:
    """Ten bits a key, seven places: it says no for a key that is there never, yes for one that is not in one of a hundred."""

    def __init__(self, keys):
        self.size = max(64, 10 * len(keys))
        self.bits = bytearray(self.size // 8 + 1)
        for key in keys:
            for place in self.places(key):
                self.bits[place >> 3] |= 1 << (place & 7)

    def places(self, key):
        digest = hashlib.blake2b(key, digest_size=16).digest()
        a, b = int.from_bytes(digest[:8], 'big'), int.from_bytes(digest[8:], 'big')
        return [(a + i * b) % self.size for i in range(7)]

    def may_hold(self, key):
        return all(self.bits[p >> 3] & 1 << (p & 7) for p in self.places(key))


class Run:
    """A file of records in order of their keys, in blocks; the first key of each block and a Bloom filter are in memory."""

    def __init__(self, path, records, tree):
        self.path, self.tree, self.firsts = path, tree, []
        self.offsets = array('Q')
        self.file = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)
        block, at, keys = bytearray(), 0, []
        for key, value in records:
            if not block:
                self.firsts.append(key)
                self.offsets.append(at)
            keys.append(key)
            block += len(key).to_bytes(2, 'big') + len(value).to_bytes(2, 'big') + key + value
            if len(block) >= BLOCK:
                at += tree.write(self.file, block)
                block = bytearray()
        if block:
            at += tree.write(self.file, block)
        self.offsets.append(at)
        self.bytes, self.count, self.bloom = at, len(keys), Bloom(keys)

    def block(self, i):
        return os.pread(self.file, self.offsets[i + 1] - self.offsets[i], self.offsets[i])

    def get(self, key):
        """The value, or None; one block is read, unless the filter or the first keys say that it is not here."""
        i = bisect_right(self.firsts, key) - 1
        if i < 0 or (self.tree.blooms and not self.bloom.may_hold(key)):
            return None
        self.tree.reads += 1
        return next((v for k, v in records_of(self.block(i)) if k == key), None)

    def __iter__(self):
        for i in range(len(self.firsts)):
            yield from records_of(self.block(i))

    def remove(self):
        os.close(self.file)
        os.unlink(self.path)


def records_of(block):
    at = 0
    while at < len(block):
        k, v = int.from_bytes(block[at:at + 2], 'big'), int.from_bytes(block[at + 2:at + 4], 'big')
        yield block[at + 4:at + 4 + k], block[at + 4 + k:at + 4 + k + v]
        at += 4 + k + v


def merged(runs):
    """The records of several runs in order; of equal keys that of the newest run, which is the first."""
    last = None
    for key, _, value in heapq.merge(*(((k, age, v) for k, v in run) for age, run in enumerate(runs))):
        if key != last:
            yield key, value
            last = key


class Tree:
    """`put` and `get`. When a tier has `fan` runs they become one run of the next tier."""

    def __init__(self, folder, memory=1 << 20, fan=4, blooms=True):
        self.folder, self.memory, self.fan, self.blooms = folder, memory, fan, blooms
        self.table, self.size, self.tiers, self.made = {}, 0, [], 0
        self.written = self.reads = 0
        self.log = None
        self.new_log()

    def write(self, file, data):
        self.written += len(data)
        return os.write(file, data)

    def new_log(self):
        if self.log is not None:
            os.close(self.log)
        self.log = os.open(os.path.join(self.folder, 'log'), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)

    def put(self, key, value):
        self.write(self.log, len(key).to_bytes(2, 'big') + len(value).to_bytes(2, 'big') + key + value)
        if key not in self.table:
            self.size += len(key) + len(value)
        self.table[key] = value
        if self.size >= self.memory:
            self.flush()

    def flush(self):
        self.add(0, sorted(self.table.items()))
        self.table, self.size = {}, 0
        self.new_log()

    def add(self, tier, records):
        if tier == len(self.tiers):
            self.tiers.append([])
        self.made += 1
        self.tiers[tier].insert(0, Run(os.path.join(self.folder, f'run{self.made}'), records, self))
        if len(self.tiers[tier]) == self.fan:
            old, self.tiers[tier] = self.tiers[tier], []
            self.add(tier + 1, merged(old))
            for run in old:
                run.remove()

    def get(self, key):
        if key in self.table:
            return self.table[key]
        for run in (run for tier in self.tiers for run in tier):
            value = run.get(key)
            if value is not None:
                return value
        return None
