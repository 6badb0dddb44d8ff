"""How wrong a sum of n doubles is, for three orders of adding. Prints numbers,way,relative error in 2^-53 as CSV;
as a comment what is zero, which has no place on a logarithmic axis.

The numbers are uniform between 0 and 1, of ten seeds. The error is that of the computed sum relative to the exact one
(`math.fsum`), in units of 2^-53, as the root of the mean square over the seeds.
"""
import math
import random

UNIT = 2.0 ** -53


def in_order(v):
    total = 0.0
    for x in v:
        total += x
    return total


def pairwise(v):
    """Adds neighbours, then neighbours of what that gave, until one is left."""
    while len(v) > 1:
        v = [v[i] + v[i + 1] for i in range(0, len(v) - 1, 2)] + v[len(v) - len(v) % 2:]
    return v[0]


def compensated(v):
    """Kahan's: what each addition rounded away is given to the next."""
    total = lost = 0.0
    for x in v:
        y = x - lost
        t = total + y
        lost = (t - total) - y
        total = t
    return total


ways = {'one after the other': in_order, 'in pairs': pairwise, 'compensated': compensated}

print('numbers,way,relative error in 2^-53')
for power in range(4, 20, 3):
    n = 2 ** power
    squares = {name: 0.0 for name in ways}
    for seed in range(10):
        r = random.Random(seed)
        v = [r.random() for _ in range(n)]
        exact = math.fsum(v)
        for name, add in ways.items():
            squares[name] += ((add(v) - exact) / exact / UNIT) ** 2
    for name, square in squares.items():
        print(('# ' if square == 0 else '') + f'{n},{name},{math.sqrt(square / 10):.2f}')
