"""How much too good the best of many runs looks. No data: runs are drawn by chance.

Each run has a true accuracy: 90 per cent, or 90 with a spread between runs. Measured is a share of some test cases, so it is
off by a normal error with the standard deviation sqrt(0.9 * 0.1 / cases). The best by measurement is chosen.

    winners.py            runs,points too good,test cases as CSV: runs that are all alike, mean over 2,000 choices
    winners.py spread     what choosing gains where runs do differ, in points
"""
import math
import random
import sys

COUNTS = (1, 2, 5, 10, 20, 50, 100, 200)


def choose(runs, spread, noise, r):
    """Of the best by measurement: what was measured and what is true, both in points above the mean."""
    best = (-math.inf, 0.0)
    for _ in range(runs):
        true = r.gauss(0, spread)
        best = max(best, (true + r.gauss(0, noise), true))
    return best


def mean_choice(runs, spread, cases, draws):
    r = random.Random(runs * 1_000_003 + cases)
    noise = 100 * math.sqrt(0.9 * 0.1 / cases)
    pairs = [choose(runs, spread, noise, r) for _ in range(draws)]
    return tuple(sum(pair[i] for pair in pairs) / draws for i in (0, 1))


if sys.argv[1:] == ['spread']:
    print('100 runs, true accuracy spread by half a point')
    print('cases   measured   true   fresh look at the best ten')
    for cases in (500, 2000, 10000):
        measured, true = mean_choice(100, 0.5, cases, 2000)
        noise = 100 * math.sqrt(0.9 * 0.1 / cases)
        r, again = random.Random(cases), []
        for _ in range(2000):
            runs = sorted(((t + r.gauss(0, noise), t) for t in (r.gauss(0, 0.5) for _ in range(100))), reverse=True)
            again.append(max((t + r.gauss(0, noise), t) for _, t in runs[:10]))
        fresh = [sum(pair[i] for pair in again) / len(again) for i in (0, 1)]
        print(f'{cases:5}   {measured:+8.2f}  {true:+5.2f}   measured {fresh[0]:+.2f}, true {fresh[1]:+.2f}')
else:
    print('runs,points too good,test cases')
    for cases in (500, 2000, 10000):
        for runs in COUNTS:
            print(f'{runs},{max(0, mean_choice(runs, 0, cases, 2000)[0]):.2f},{cases}')
