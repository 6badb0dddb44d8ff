"""Probabilities that are right, and others with the same order that are not.

A case has a score z, normally distributed; its outcome is 1 with the probability 1 / (1 + e^-z). One model says just that
probability. The overconfident one says it for 2z, so its order of cases is the same. The third divides the second's
score by a temperature that is fitted on other cases.

`calibration.py diagram`: model,probability said,share that happened as CSV, ten bins of 20,000 cases.
`calibration.py figures`: what AUC, Brier score, log loss and the expected calibration error say of each.
`calibration.py noise`: cases,bins,mean calibration error as CSV: the mean expected calibration error of the model that is right, over 100 draws.
"""
import math
import random
import sys


def squash(z):
    return 1 / (1 + math.exp(-z))


def cases(n, r):
    """Pairs of score and outcome; the normal values by Box and Muller's method."""
    made = []
    for _ in range(n):
        z = 1.5 * math.sqrt(-2 * math.log(1 - r.random())) * math.cos(2 * math.pi * r.random())
        made.append((z, 1 if r.random() < squash(z) else 0))
    return made


def bins_of(said, bins):
    """Means of what was said and of what happened, and how many, for each bin of equal width."""
    sums = [[0.0, 0, 0] for _ in range(bins)]
    for p, y in said:
        b = sums[min(int(p * bins), bins - 1)]
        b[0] += p
        b[1] += y
        b[2] += 1
    return [(p / n, y / n, n) for p, y, n in sums if n]


def calibration_error(said, bins=10):
    return sum(n * abs(p - y) for p, y, n in bins_of(said, bins)) / len(said)


def auc(said):
    """How often a positive case stands above a negative one: Mann and Whitney's U over all pairs; no ties here."""
    ranks = sum(i for i, (_, y) in enumerate(sorted(said), 1) if y)
    ones = sum(y for _, y in said)
    return (ranks - ones * (ones + 1) / 2) / (ones * (len(said) - ones))


def log_loss(said):
    return -sum(math.log(p if y else 1 - p) for p, y in said) / len(said)


def brier(said):
    return sum((p - y) ** 2 for p, y in said) / len(said)


def fitted_temperature(made):
    """The temperature with the least log loss, by golden section."""
    low, high, ratio = 0.5, 5.0, (math.sqrt(5) - 1) / 2
    for _ in range(40):
        a, b = high - ratio * (high - low), low + ratio * (high - low)
        if log_loss([(squash(2 * z / a), y) for z, y in made]) < log_loss([(squash(2 * z / b), y) for z, y in made]):
            high = b
        else:
            low = a
    return (low + high) / 2


def models():
    r = random.Random(3)
    temperature = fitted_temperature(cases(2_000, r))
    test = cases(20_000, r)
    return temperature, {
        'right': [(squash(z), y) for z, y in test],
        'overconfident': [(squash(2 * z), y) for z, y in test],
        'with a temperature': [(squash(2 * z / temperature), y) for z, y in test],
    }


def diagram():
    print('model,probability said,share that happened')
    for name, said in models()[1].items():
        for p, y, _ in bins_of(said, 10):
            print(f'{name},{p:.3f},{y:.3f}')


def figures():
    temperature, all_of = models()
    print(f'temperature {temperature:.2f}')
    for name, said in all_of.items():
        print(f'{name:20} AUC {auc(said):.3f}  Brier {brier(said):.3f}  log loss {log_loss(said):.3f}'
              f'  calibration error {calibration_error(said):.3f}')


def noise():
    print('cases,bins,mean calibration error')
    for n in (100, 200, 500, 1_000, 2_000, 5_000):
        r = random.Random(4)
        samples = [[(squash(z), y) for z, y in cases(n, r)] for _ in range(100)]
        for bins in (10, 50):
            print(f'{n},{bins} bins,{sum(calibration_error(s, bins) for s in samples) / 100:.4f}')


{'diagram': diagram, 'figures': figures, 'noise': noise}[sys.argv[1]]()
