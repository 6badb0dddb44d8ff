"""Is this history of one register linearizable? Reads lines "client operation call return" from standard input, such as `A W1 0 10` and
`B R0 2 5`, with `-` for what never returned; the register holds 0 at first. Prints an order that explains the history, or the fewest reads that no
order explains together with the writes. The search is that of Wing and Gong, with Lowe's memory of what has been tried."""
import sys
from itertools import combinations


def order_of(history):
    """Places of the operations in an order that fits, or None."""
    seen, must = set(), {i for i, (_, _, _, end) in enumerate(history) if end is not None}
    stack = [((), 0)]
    while stack:
        done, value = stack.pop()
        if must <= set(done):
            return done
        left = [i for i in range(len(history)) if i not in done]
        first_end = min(history[i][3] for i in left if history[i][3] is not None)
        for i in reversed(left):
            _, (kind, wanted), call, _ = history[i]
            if call > first_end or (kind == 'R' and wanted != value):
                continue
            state = frozenset((*done, i)), wanted
            if state not in seen:
                seen.add(state)
                stack.append(((*done, i), wanted))
    return None


def conflict(history):
    """The fewest reads that have no order with all the writes: without some of its reads, an order stays an order."""
    writes = [one for one in history if one[1][0] == 'W']
    reads = [one for one in history if one[1][0] == 'R' and one[3] is not None]
    for count in range(1, len(reads) + 1):
        for some in combinations(reads, count):
            if order_of(writes + list(some)) is None:
                return some


def read(line):
    client, what, call, end = line.split()
    return client, (what[0], int(what[1:])), float(call), None if end == '-' else float(end)


def name(one): return f'{one[0]} {one[1][0]}{one[1][1]}'


history = [read(line) for line in sys.stdin if line.strip()]
order = order_of(history)
if order is None:
    print('not linearizable: no order of the writes explains', ', '.join(map(name, conflict(history))))
else:
    print('linearizable:', ', '.join(name(history[i]) for i in order))
