"""Bytes that two kinds of store hand to the kernel for the same rows. Linux, by /proc/self/io; no times.

A row has a key of 8 bytes and a value of 100. `write-amplification.py write` prints store,rows,bytes written for each byte as CSV: bytes written for each
byte of rows, inserted in transactions of 100, or of 10,000. `write-amplification.py read`: store,rows,reads: blocks or pages that are read for
one look-up of a row that is there, and of one that is not. The B-tree is SQLite's, a table WITHOUT ROWID in pages of 4 KiB with
a cache of 1 MiB and a write-ahead log; the LSM tree is `lsm.py`, with a table of 1 MiB in memory.
"""
import os
import random
import sqlite3
import sys
import tempfile

from lsm import Tree

SIZES = [10_000, 30_000, 100_000, 300_000]


def passed(name):
    """Bytes of all calls of write (wchar) or of read (rchar) so far, or how many calls (syscw, syscr)."""
    with open('/proc/self/io') as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name + ':'))


def rows(count, in_order):
    r = random.Random(1)
    keys = list(range(count))
    if not in_order:
        r.shuffle(keys)
    for key in keys:
        yield key.to_bytes(8, 'big'), r.randbytes(100)


def sqlite_of(folder):
    db = sqlite3.connect(os.path.join(folder, 'b.db'), isolation_level=None)
    for setting in ('page_size = 4096', 'journal_mode = WAL', 'cache_size = -1024', 'synchronous = NORMAL', 'mmap_size = 0'):
        db.execute(f'PRAGMA {setting}')
    db.execute('CREATE TABLE t (k BLOB PRIMARY KEY, v BLOB) WITHOUT ROWID')
    return db


def fill_sqlite(db, count, in_order, each=100):
    for i, row in enumerate(rows(count, in_order)):
        if i % each == 0:
            db.execute('BEGIN')
        db.execute('INSERT INTO t VALUES (?, ?)', row)
        if i % each == each - 1:
            db.execute('COMMIT')


def fill_lsm(tree, count, in_order):
    for key, value in rows(count, in_order):
        tree.put(key, value)


def write():
    print('store,rows,bytes written for each byte', flush=True)
    for in_order, each, order in (
        (False, 100, 'keys anywhere'), (False, 10_000, 'keys anywhere, 10,000 at once'), (True, 100, 'keys in order')):
        for count in SIZES:
            with tempfile.TemporaryDirectory(dir='.') as folder:
                db = sqlite_of(folder)
                before = passed('wchar')
                fill_sqlite(db, count, in_order, each)
                db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
                print(f'"B-tree, {order}",{count},{(passed("wchar") - before) / count / 108:.1f}', flush=True)
                db.close()
    for count in SIZES:
        with tempfile.TemporaryDirectory(dir='.') as folder:
            tree = Tree(folder)
            before = passed('wchar')
            fill_lsm(tree, count, False)
            print(f'"LSM tree, keys anywhere",{count},{(passed("wchar") - before) / count / 108:.1f}', flush=True)


def read():
    print('store,rows,there,missing', flush=True)
    for count in SIZES:
        r = random.Random(2)
        asked = [r.randrange(count) for _ in range(2_000)]
        with tempfile.TemporaryDirectory(dir='.') as folder:
            db = sqlite_of(folder)
            fill_sqlite(db, count, False)
            db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
            db.execute('PRAGMA journal_mode = DELETE')
            found = []
            for more in (b'', b'x'):
                before = passed('rchar')
                for key in asked:
                    db.execute('SELECT v FROM t WHERE k = ?', (key.to_bytes(8, 'big') + more,)).fetchone()
                found.append((passed('rchar') - before) / 4096 / len(asked))
            print(f'B-tree,{count},{found[0]:.2f},{found[1]:.2f}', flush=True)
            db.close()
        for blooms in (True, False):
            with tempfile.TemporaryDirectory(dir='.') as folder:
                tree = Tree(folder, blooms=blooms)
                fill_lsm(tree, count, False)
                found = []
                for more in (b'', b'x'):
                    tree.reads = 0
                    for key in asked:
                        tree.get(key.to_bytes(8, 'big') + more)
                    found.append(tree.reads / len(asked))
                name = 'LSM tree' if blooms else '"LSM tree, no filters"'
                print(f'{name},{count},{found[0]:.2f},{found[1]:.2f}', flush=True)


{'write': write, 'read': read}[sys.argv[1]]()
