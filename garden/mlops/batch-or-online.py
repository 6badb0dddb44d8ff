"""Predictions that are computed every night for everybody, and how many of them somebody asks for before the next night.

A million customers; requests fall on them alike (s = 0), or on the i-th in proportion to 1/i^s. The expected share of
customers with at least one request is computed, nothing is drawn.

    batch-or-online.py         requests a day for each customer,percent asked for,skew as CSV
    batch-or-online.py cost    what a prediction in the nightly batch may cost, beside one on request with a cache for the day
"""
import math
import sys

CUSTOMERS = 1_000_000


def share_asked(per_customer, s):
    """By Poisson's formula; customers far down the list are taken in steps, as neighbours are nearly alike."""
    requests = per_customer * CUSTOMERS
    steps, i = [], 1
    while i <= CUSTOMERS:
        width = max(1, i // 1000)
        width = min(width, CUSTOMERS - i + 1)
        steps.append(((i + (width - 1) / 2) ** -s, width))
        i += width
    total = sum(weight * width for weight, width in steps)
    return sum(width * (1 - math.exp(-requests * weight / total)) for weight, width in steps) / CUSTOMERS


if sys.argv[1:] == ['cost']:
    for s in (0, 0.99):
        for per_customer in (0.1, 1, 10):
            share = share_asked(per_customer, s)
            print(f's = {s}, {per_customer} requests a day for each: {100 * share:.0f} % asked for,',
                  f'the batch is cheaper below 1/{1 / share:.1f} of the price')
else:
    print('requests a day for each customer,percent asked for,skew')
    for s in (0, 0.7, 0.99):
        for step in range(-8, 9):
            per_customer = 10 ** (step / 4)
            print(f'{per_customer:.3g},{100 * share_asked(per_customer, s):.3g},s = {s}')
