"""What a tree writes that never overwrites. A tree of blocks with 100 children each; a group of changes falls on blocks that chance picks, and each
block that is changed is written to a new place, and so is everything above it, once a group. `shadowing.py` prints changed together,written for each,leaves as
CSV: blocks written for each block that was changed, the mean of some groups, for trees with so many leaves."""
import random

FAN = 100


def written(leaves, changed, r):
    level, count = {r.randrange(leaves) for _ in range(changed)}, 0
    while True:
        count += len(level)
        if level == {0} and leaves == 1:
            return count
        level, leaves = {block // FAN for block in level}, -(-leaves // FAN)


if __name__ == '__main__':
    print('changed together,written for each,leaves')
    for leaves, name in ((10_000, 'ten thousand'), (1_000_000, 'a million'), (100_000_000, 'a hundred million')):
        for changed in (1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000):
            r, times = random.Random(leaves + changed), max(1, 3000 // changed)
            mean = sum(written(leaves, changed, r) for _ in range(times)) / times / changed
            print(f'{changed},{mean:.2f},{name}')
