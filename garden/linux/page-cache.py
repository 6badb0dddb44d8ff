"""Reads a file of 256 MiB cold and warm. python3 page-cache.py"""
import os, time
path = 'data.bin'
with open(path, 'wb') as f:
    for _ in range(256):
        f.write(os.urandom(1 << 20))
    f.flush(); os.fsync(f.fileno())

def read(label):
    start = time.perf_counter()
    with open(path, 'rb', buffering=0) as f:
        buf = bytearray(1 << 20)
        while f.readinto(buf):
            pass
    print(f'{label}: {time.perf_counter() - start:.3f} s')

with open(path, 'rb') as f:
    os.posix_fadvise(f.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
read('cold'); read('warm'); read('warm')
os.unlink(path)
