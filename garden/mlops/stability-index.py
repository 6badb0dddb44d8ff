"""The noise of the population stability index. python3 stability-index.py"""
import math, random

def psi(a, b, edges):
    def share(v):
        counts = [0] * (len(edges) + 1)
        for x in v:
            counts[sum(x > e for e in edges)] += 1
        return [(c + 0.5) / (len(v) + 0.5 * len(counts)) for c in counts]
    return sum((p - q) * math.log(p / q) for p, q in zip(share(a), share(b)))

random.seed(7)
reference = sorted(random.gauss(0, 1) for _ in range(10_000))
edges = [reference[i * 1000] for i in range(1, 10)]
for n in (100, 1_000, 10_000):
    for shift in (0, 0.1, 0.3):
        values = sorted(psi(reference, [random.gauss(shift, 1) for _ in range(n)], edges)
                        for _ in range(40))
        print(n, shift, values[20], values[37])
