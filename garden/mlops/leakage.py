"""How good a model of pure chance looks if features are chosen before the split. Labels and features are coin tosses; the eleven features that
agree best with the labels, or disagree most, vote. `leakage.py` prints features,percent right,chosen as CSV, the mean of 40 data sets: chosen
once with all 100 cases, or anew without each fold of ten."""
import random

CASES, FOLDS, VOTERS, SETS = 100, 10, 11, 40
ALL = (1 << CASES) - 1


def best(features, labels, mask):
    """The eleven that tell most about the labels in the mask, each with its sign."""
    size = mask.bit_count()

    def agree(x): return (~(x ^ labels) & mask).bit_count()

    chosen = sorted(features, key=lambda x: -abs(2 * agree(x) - size))[:VOTERS]
    return [(x, 2 * agree(x) >= size) for x in chosen]


def right(features, labels, honest):
    """Percent of cases that are right when their own fold was left out of the training."""
    shortlist = features if honest else [x for x, _ in best(features, labels, ALL)]
    hits = 0
    for fold in range(FOLDS):
        test = sum(1 << i for i in range(fold, CASES, FOLDS))
        voters = best(shortlist, labels, ALL & ~test)
        for i in range(fold, CASES, FOLDS):
            votes = sum((x >> i & 1) == sign for x, sign in voters)
            hits += (2 * votes > VOTERS) == (labels >> i & 1)
    return 100 * hits / CASES


if __name__ == '__main__':
    print('features,percent right,chosen')
    for chosen, honest in (('with all cases', False), ('without the fold that is tested', True)):
        for count in (11, 30, 100, 300, 1000, 3000):
            total = 0.0
            for seed in range(SETS):
                r = random.Random(seed)
                labels, features = r.getrandbits(CASES), [r.getrandbits(CASES) for _ in range(count)]
                total += right(features, labels, honest)
            print(f'{count},{total / SETS:.1f},{chosen}')
