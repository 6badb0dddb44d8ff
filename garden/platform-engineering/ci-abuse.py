"""What a free account of a build service brings to somebody who mines on it, in minutes of the processor.

An account is found out at random, after `found` minutes of mining on average, and ends at the latest with its quota:
found * (1 - exp(-quota / found)). `ci-abuse.py drawn` compares that with 100,000 accounts drawn by chance.
"""
import math
import random
import sys

QUOTAS = (50, 400, 2000)


def minutes(found, quota):
    return found * (1 - math.exp(-quota / found))


if sys.argv[1:] == ['drawn']:
    chance = random.Random(1)
    for found, quota in ((30, 2000), (300, 400), (3000, 400)):
        drawn = sum(min(quota, chance.expovariate(1 / found)) for _ in range(100_000)) / 100_000
        print(f'found after {found}, quota {quota}: formula {minutes(found, quota):.0f}, drawn {drawn:.0f}')
else:
    print('minutes until found,minutes from an account,quota')
    for quota in QUOTAS:
        for step in range(0, 21):
            found = 10 ** (step / 5)
            print(f'{found:.3g},{minutes(found, quota):.3g},{quota} minutes')
