"""What a nice value buys against a busy neighbour. Prints arrangement,nice value,percent of processor time as CSV. Linux.

Two loops are pinned to one processor, one at nice 0, one at the given value; `percent` is the second one's part of what
the two got together in some seconds, by their own processor time. So what others take of the processor does not count.
"""
import os
import signal
import sys
import time

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 4


def spin(nice, alone):
    """A process that computes until it is ended; with a session of its own it is in an autogroup of its own."""
    child = os.fork()
    if child == 0:
        if alone:
            os.setsid()
        os.sched_setaffinity(0, {0})
        os.nice(nice)
        while True:
            pass
    return child


def ticks(process):
    fields = open(f'/proc/{process}/schedstat').read().split()
    return int(fields[0])


print('arrangement,nice value,percent of processor time', flush=True)
for name, alone in (('in one session', False), ('in two sessions', True)):
    for nice in (0, 2, 5, 10, 15, 19):
        pair = [spin(0, alone), spin(nice, alone)]
        time.sleep(0.5)
        before = [ticks(p) for p in pair]
        time.sleep(SECONDS)
        got = [ticks(p) - b for p, b in zip(pair, before)]
        for p in pair:
            os.kill(p, signal.SIGKILL)
            os.waitpid(p, 0)
        print(f'{name},{nice},{100 * got[1] / sum(got):.1f}', flush=True)
