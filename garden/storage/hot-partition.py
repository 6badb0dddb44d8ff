"""How much more than its fair share the busiest partition gets, by hash of the key. Prints skew,partitions,times its fair share as CSV.

100,000 keys, of which the i-th most wanted is asked for in proportion to 1/i^s; each belongs to the partition that its
hash (the finisher of SplitMix64) names.
"""
import math

KEYS = 100_000
MASK = 2 ** 64 - 1


def hashed(x):
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return x ^ (x >> 31)


places = [hashed(i) for i in range(1, KEYS + 1)]
print('skew,partitions,times its fair share')
for s in (0, 0.8, 0.99, 1.2):
    weights = [1 / i ** s for i in range(1, KEYS + 1)]
    total = math.fsum(weights)
    for partitions in (2, 4, 8, 16, 32, 64, 128, 256):
        loads = [0.0] * partitions
        for weight, place in zip(weights, places):
            loads[place % partitions] += weight
        print(f's = {s},{partitions},{max(loads) / total * partitions:.2f}')
