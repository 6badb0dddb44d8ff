"""Ten servers, nine of which answer in 10 ms on average and one in 100 ms, with exponentially distributed times.

Prints percent of requests to the slow server,figure,ms as CSV: what the 99th percentile of all requests is when the slow server gets that share of them,
beside what one gets by averaging the servers' own. All of it computed, nothing drawn by chance.
"""
import math

QUICK, SLOW = 10.0, 100.0


def percentile_of_all(share):
    """Where (1 - share) e^(-t/10) + share e^(-t/100) = 0.01, by halving."""
    low, high = 0.0, 10_000.0
    for _ in range(100):
        t = (low + high) / 2
        if (1 - share) * math.exp(-t / QUICK) + share * math.exp(-t / SLOW) > 0.01:
            low = t
        else:
            high = t
    return low


of_quick, of_slow = QUICK * math.log(100), SLOW * math.log(100)
print('percent of requests to the slow server,figure,ms')
for percent in (0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50):
    share = percent / 100
    print(f'{percent},of all requests,{percentile_of_all(share):.1f}')
    print(f'{percent},mean of the ten,{(9 * of_quick + of_slow) / 10:.1f}')
    print(f'{percent},mean by requests,{(1 - share) * of_quick + share * of_slow:.1f}')
