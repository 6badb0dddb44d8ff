"""What share of a training run's time is progress, by how often it writes a checkpoint.

Failures come at random with a mean of MEAN minutes between them; a checkpoint takes COST minutes in which nothing else
happens, coming back takes BACK minutes, and what was computed since the last checkpoint is lost.

`checkpoints.py`: a checkpoint takes,minutes between checkpoints,percent progress as CSV, by Daly's formula.
`checkpoints.py simulate`: the same for three intervals by drawing failures, beside the formula.
"""
import math
import random
import sys

MEAN, BACK = 180.0, 10.0


def progress(interval, cost):
    """Daly 2006: expected time for `interval` minutes of work and a checkpoint is M e^(R/M) (e^((t+c)/M) - 1)."""
    return interval / (MEAN * math.exp(BACK / MEAN) * (math.exp((interval + cost) / MEAN) - 1))


def simulated(interval, cost, hours=200_000):
    r = random.Random(5)
    clock = done = 0.0
    failure = r.expovariate(1 / MEAN)
    needed = interval + cost
    while clock < hours * 60:
        if clock + needed <= failure:
            clock += needed
            done += interval
            needed = interval + cost
        else:
            clock = failure
            failure = clock + r.expovariate(1 / MEAN)
            needed = BACK + interval + cost
    return done / clock


if sys.argv[1:] == ['simulate']:
    for interval in (10, 40, 160):
        print(f'every {interval} min: formula {100 * progress(interval, 5):.1f} %, drawn {100 * simulated(interval, 5):.1f} %')
else:
    print('a checkpoint takes,minutes between checkpoints,percent progress')
    for cost in (0.5, 5):
        for interval in (1, 2, 3, 5, 7, 10, 15, 20, 30, 42, 60, 90, 120, 180, 240):
            print(f'{cost:g} min,{interval},{100 * progress(interval, cost):.1f}')
