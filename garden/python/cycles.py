"""A cycle is found; and how long a full collection takes. python3 cycles.py"""
import gc, weakref

class Node: pass

a, b = Node(), Node()
a.peer, b.peer = b, a
watch = weakref.ref(a)

gc.disable()
del a, b
print(watch() is None)      # False: each is still referenced by the other
print(gc.collect())         # 2 objects found unreachable
print(watch() is None)      # True

import time
print(gc.get_threshold())
kept = [[] for _ in range(2_000_000)]
for _ in range(3):
    start = time.perf_counter(); gc.collect(); print(f'{time.perf_counter() - start:.2f} s')
