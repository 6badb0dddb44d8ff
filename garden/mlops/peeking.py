"""How often a test says "different" when nothing is, by how often one looks. Two groups with the same rate; the difference so far, in units of
its standard error, is a random walk divided by the root of its length, so normal steps stand for users. `peeking.py` prints looks,percent
called different,rule as CSV: stop at the first look beyond 1.96, or beyond the limit for 5 % divided by the number of looks."""
import random
from statistics import NormalDist

RUNS = 10_000


def called(looks, limit, seed):
    """Percent of experiments that are beyond the limit at one look or another."""
    r, found = random.Random(seed), 0
    for _ in range(RUNS):
        walk = 0.0
        for look in range(1, looks + 1):
            walk += r.gauss(0, 1)
            if walk * walk > limit * limit * look:
                found += 1
                break
    return 100 * found / RUNS


if __name__ == '__main__':
    print('looks,percent called different,rule')
    for rule in ('1.96 at each look', '5 % divided by the looks'):
        for looks in (1, 2, 3, 5, 7, 14, 28):
            level = 0.05 if rule[0] == '1' else 0.05 / looks
            limit = NormalDist().inv_cdf(1 - level / 2)
            print(f'{looks},{called(looks, limit, looks):.1f},{rule}')
