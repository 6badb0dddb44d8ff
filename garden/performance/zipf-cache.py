"""Hit rates of caches when the i-th most wanted of 10,000 objects is asked for in proportion to 1/i^s.

`zipf-cache.py sizes`: skew,objects kept,percent of requests as CSV: the share of requests that the `size` most wanted objects get.
`zipf-cache.py ways`: way,objects kept,percent of requests as CSV: what keeping the best, least recently used and first in first out reach for
s = 0.8; the last two over 300,000 requests, of which the first 100,000 only warm the cache.
"""
import bisect
import itertools
import math
import random
import sys
from collections import OrderedDict

N = 10_000
SIZES = [10, 32, 100, 316, 1_000, 3_162, 10_000]


def popularity(s):
    weights = [1 / i ** s for i in range(1, N + 1)]
    total = math.fsum(weights)
    return [w / total for w in weights]


def sizes():
    print('skew,objects kept,percent of requests')
    for s in (0.6, 0.8, 1.0, 1.2):
        reached = list(itertools.accumulate(popularity(s)))
        for size in SIZES:
            print(f's = {s},{size},{100 * reached[size - 1]:.1f}')


def requests(p):
    reached = list(itertools.accumulate(p))
    r = random.Random(1)
    return [min(bisect.bisect_left(reached, r.random()), N - 1) for _ in range(300_000)]


def simulate(asked, size, moves):
    """A cache in which what is asked for again moves to the end (least recently used) or stays (first in first out)."""
    cache, hits = OrderedDict(), 0
    for at, key in enumerate(asked):
        if key in cache:
            hits += at >= 100_000
            if moves:
                cache.move_to_end(key)
        else:
            if len(cache) >= size:
                cache.popitem(last=False)
            cache[key] = True
    return hits / (len(asked) - 100_000)


def expected_lru(p, size):
    """Che, Tung and Wang: an object is there if it was asked for within the time in which `size` different ones are."""
    low, high = 0.0, 1e9
    for _ in range(200):
        time = (low + high) / 2
        if math.fsum(1 - math.exp(-q * time) for q in p) < size:
            low = time
        else:
            high = time
    return math.fsum(q * (1 - math.exp(-q * time)) for q in p)


def ways():
    p = popularity(0.8)
    asked = requests(p)
    reached = list(itertools.accumulate(p))
    print('way,objects kept,percent of requests')
    for size in (100, 316, 1_000, 3_162):
        print(f'the most wanted,{size},{100 * reached[size - 1]:.1f}')
        print(f'least recently used,{size},{100 * simulate(asked, size, True):.1f}')
        print(f'computed for it,{size},{100 * expected_lru(p, size):.1f}')
        print(f'first in first out,{size},{100 * simulate(asked, size, False):.1f}')


{'sizes': sizes, 'ways': ways}[sys.argv[1]]()
