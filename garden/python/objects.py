"""Sizes of objects. python3 objects.py"""
import sys
for x in (0, 2**30, 1.0, '', 'a', 'é', 'π', b'', (), [], {}, {1: 1}):
    print(repr(x), sys.getsizeof(x))

import tracemalloc

class Plain:
    def __init__(self): self.x = 1; self.y = 2

class Slots:
    __slots__ = ('x', 'y')
    def __init__(self): self.x = 1; self.y = 2

for kind in (Plain, Slots):
    kind()
    kept = [None] * 100_000
    tracemalloc.start()
    for i in range(100_000): kept[i] = kind()
    print(kind.__name__, tracemalloc.get_traced_memory()[0] / 100_000)
    tracemalloc.stop()
