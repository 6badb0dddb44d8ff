"""Folds what `perf script` prints of `sched:sched_switch` into stacks of waiting: microseconds a request in each.

    perf script -i off.data | missing-time.py fold SERVER REQUESTS

The stack is the one with which the thread left the processor, and the time that until it came back. `R` in the record means
that it was put aside though it could have run; otherwise it slept.
"""
import collections
import re
import sys

name, requests = sys.argv[2], int(sys.argv[3])
spent = collections.Counter()
left = None


def record(lines):
    global left
    head = re.search(r' (\d+\.\d+): sched:sched_switch: prev_comm=(.*?) prev_pid.*prev_state=(\S+) ==> next_comm=(.*?) next_pid', lines[0])
    if head is None:
        return
    at, prev, state, following = float(head[1]), head[2], head[3], head[4]
    if following == name and left is not None:
        spent[left[1]] += at - left[0]
        left = None
    if prev == name:
        frames = [re.sub(r'\+0x.*', '', line.split(None, 1)[1]) for line in lines[1:]]
        in_kernel = [f for f, line in zip(frames, lines[1:]) if line.strip().startswith('ffffffff')]
        waits = [f for f in in_kernel if not f.startswith(('__schedule', 'schedule'))]
        stack = frames[len(in_kernel):]
        stack = stack[: stack.index('main') + 1] if 'main' in stack else []
        own = [f for f in reversed(stack) if re.fullmatch(r'main|handle_request|parse|update_index|ask_prices', f)]
        end = 'put aside' if state.startswith('R') else f'asleep in {waits[0] if waits else "?"}'
        left = (at, ';'.join([*own, end]))


lines = []
for line in sys.stdin:
    if line.strip():
        lines.append(line.rstrip())
    elif lines:
        record(lines)
        lines = []
for stack, seconds in sorted(spent.items(), key=lambda item: -item[1]):
    print(stack, round(seconds * 1e6 / requests))
