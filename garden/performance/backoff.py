"""A thousand clients that fail in the same instant and try again.

`backoff.py herd`: way,seconds,requests in a tenth of a second as CSV: requests in each tenth of a second when each of four repetitions fails too.
`backoff.py work`: way,tries,seconds: a server that does 10 requests in each tenth of a second and refuses the rest at
once; how often a thousand clients try in all until everybody was served, and how long that takes. Mean of five seeds.
"""
import heapq
import random
import sys

CLIENTS, BASE, CAP = 1_000, 1.0, 20.0


def none(r, attempt):
    return min(CAP, BASE * 2 ** attempt)


def half(r, attempt):
    return min(CAP, BASE * 2 ** attempt) * (0.5 + r.random() / 2)


def full(r, attempt):
    return min(CAP, BASE * 2 ** attempt) * r.random()


ways = {'no jitter': none, 'half of the wait drawn': half, 'all of the wait drawn': full}


def herd():
    print('way,seconds,requests in a tenth of a second')
    for name in ('no jitter', 'all of the wait drawn'):
        r = random.Random(1)
        counts = {}
        for _ in range(CLIENTS):
            at = 0.0
            for attempt in range(4):
                at += ways[name](r, attempt)
                counts[int(at * 10)] = counts.get(int(at * 10), 0) + 1
        for tenth in range(0, 160):
            if name != 'no jitter' or counts.get(tenth):
                print(f'{name},{tenth / 10},{counts.get(tenth, 0)}')


def work():
    print('way,tries,seconds')
    for name, wait in ways.items():
        tries = seconds = 0
        for seed in range(5):
            r = random.Random(seed)
            queue = [(0.0, i, 0) for i in range(CLIENTS)]
            room = {}
            while queue:
                at, i, attempt = heapq.heappop(queue)
                tries += 1
                tenth = int(at * 10 + 1e-9)
                if room.get(tenth, 0) < 10:
                    room[tenth] = room.get(tenth, 0) + 1
                    last = at
                else:
                    heapq.heappush(queue, (at + wait(r, attempt), i, min(attempt + 1, 10)))
            seconds += last
        print(f'{name},{tries // 5},{seconds / 5:.0f}')


{'herd': herd, 'work': work}[sys.argv[1]]()
