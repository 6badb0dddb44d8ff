"""Two threads that compute, one after the other and together; then updates that are lost. python3 the-lock.py"""
import threading, time

def count(n):
    while n:
        n -= 1

N = 30_000_000
start = time.perf_counter(); count(N); count(N)
print(f'one after the other {time.perf_counter() - start:.2f} s')

threads = [threading.Thread(target=count, args=(N,)) for _ in range(2)]
start = time.perf_counter()
for t in threads: t.start()
for t in threads: t.join()
print(f'two threads         {time.perf_counter() - start:.2f} s')

import sys
sys.setswitchinterval(1e-5)
counter = 0

def plain():
    global counter
    for _ in range(1_000_000): counter += 1

def with_call():
    global counter
    for _ in range(1_000_000): counter += int(1)

for body in (plain, with_call):
    counter = 0
    threads = [threading.Thread(target=body) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
    print(body.__name__, counter)
