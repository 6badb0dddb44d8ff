"""What versions of a table take, by how they are kept. A table of 5,000 rows of about 80 bytes; each version puts in one row and changes
three. `versions.py` prints versions,MB kept,way as CSV: whole copies; 16 files by key; pieces of 100 rows cut by count; pieces cut after a row
whose checksum says so, once in 100 rows on average. Equal pieces are kept once, under their hash."""
import hashlib
import random
import zlib

ROWS, VERSIONS = 5000, 100


def row(key, r): return f'{key:012},{r.getrandbits(128):032x},{r.getrandbits(120):030x}\n'.encode()


def by_key(rows):
    files = {}
    for line in rows:
        files.setdefault(int(line[:12]) * 16 // 10 ** 12, []).append(line)
    return files.values()


def by_count(rows): return (rows[i:i + 100] for i in range(0, len(rows), 100))


def by_content(rows):
    piece = []
    for line in rows:
        piece.append(line)
        if zlib.crc32(line) % 100 == 0:
            yield piece
            piece = []
    yield piece


WAYS = {'whole copies': lambda rows: [rows], '16 files by key': by_key, 'pieces by count': by_count, 'pieces by content': by_content}

if __name__ == '__main__':
    print('versions,MB kept,way')
    for way, cut in WAYS.items():
        r, kept, size = random.Random(1), set(), 0
        keys = sorted(r.sample(range(10 ** 12), ROWS))
        table = {key: row(key, r) for key in keys}
        for version in range(1, VERSIONS + 1):
            for piece in cut([table[key] for key in sorted(table)]):
                data = b''.join(piece)
                name = hashlib.sha256(data).digest()
                if name not in kept:
                    kept.add(name)
                    size += len(data)
            if version in (1, 2, 5, 10, 20, 50, 100):
                print(f'{version},{size / 1e6:.2f},{way}')
            for key in r.sample(sorted(table), 3):
                table[key] = row(key, r)
            new = r.randrange(10 ** 12)
            table[new] = row(new, r)
