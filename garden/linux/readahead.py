"""How many pages of a file are in the page cache after a program has read some. Prints way,pages read,pages cached as CSV.

Needs a file system on a disk; Linux. Before each run the file's pages are dropped; after each read there is a pause for
what is under way. The kernel is asked by mincore.
"""
import ctypes
import mmap
import os
import random
import tempfile
import time

PAGE, PAGES = 4096, 8192
libc = ctypes.CDLL(None, use_errno=True)


def cached(file):
    with mmap.mmap(file, PAGE * PAGES, prot=mmap.PROT_READ | mmap.PROT_WRITE, flags=mmap.MAP_PRIVATE) as area:
        start = ctypes.c_char.from_buffer(area)
        seen = (ctypes.c_ubyte * PAGES)()
        if libc.mincore(ctypes.c_void_p(ctypes.addressof(start)), ctypes.c_size_t(PAGE * PAGES), seen):
            raise OSError(ctypes.get_errno(), 'mincore')
        del start
        return sum(x & 1 for x in seen)


def run(way, order, advice):
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    fresh = os.open(path, os.O_RDONLY)
    os.posix_fadvise(fresh, 0, 0, advice)
    for count, page in enumerate(order[:1024], 1):
        os.pread(fresh, PAGE, page * PAGE)
        if count in (1, 2, 4, 5, 8, 16, 17, 32, 64, 65, 128, 256, 320, 321, 512, 1024):
            time.sleep(0.05)
            print(f'{way},{count},{cached(file)}')
    os.close(fresh)


with tempfile.NamedTemporaryFile(dir='.') as made:
    made.write(os.urandom(PAGE * PAGES))
    made.flush()
    os.fsync(made.fileno())
    path, file = made.name, made.fileno()
    spread = list(range(PAGES))
    random.Random(1).shuffle(spread)
    print('way,pages read,pages cached')
    run('in order', list(range(PAGES)), os.POSIX_FADV_NORMAL)
    run('"in order, advised RANDOM"', list(range(PAGES)), os.POSIX_FADV_RANDOM)
    run('anywhere', spread, os.POSIX_FADV_NORMAL)
