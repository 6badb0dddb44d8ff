"""How dictionaries grow, shrink and share their keys. python3 dictionaries.py"""
import sys
d, last = {}, 0
for i in range(200):
    d[i] = 0
    if sys.getsizeof(d) != last:
        last = sys.getsizeof(d)
        print(len(d), last)

d = {i: 0 for i in range(1000)}
for i in range(995): del d[i]
print('995 of 1,000 deleted:', sys.getsizeof(d), 'its copy:', sys.getsizeof(d.copy()))

import tracemalloc

class Point:
    pass

def in_order(i):
    p = Point(); p.x = i; p.y = i; return p

def either_order(i):
    p = Point()
    if i % 2: p.x = i; p.y = i
    else: p.y = i; p.x = i
    return p

def one_deleted(i):
    p = Point(); p.x = i; p.y = i; del p.x; return p

def own_dict(i):
    p = Point(); p.x = i; p.y = i; p.__dict__['z ' + str(i % 40)] = i; return p

for make in (in_order, either_order, one_deleted, own_dict):
    class Point: pass
    make(1)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [None] * 100_000
    for i in range(100_000): kept[i] = make(7)
    print(make.__name__, (tracemalloc.get_traced_memory()[0] - before - 800_000) // 100_000, 'bytes each')
    tracemalloc.stop()

for thing in (Point(), (), [], {}, set(), bytearray()):
    try: hash(thing); print(type(thing).__name__, 'has a hash')
    except TypeError as error: print(error)
