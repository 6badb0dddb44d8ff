"""Who gets on while somebody else is inside a long call in C that does not let go of the lock: another thread, another interpreter of the same process,
another process. The other one counts in a shared page; the count is read before and after the call. And what one more of each takes in memory.
Python 3.13 or later."""
import mmap
import multiprocessing
import sys
import tempfile
import threading

import _interpreters  # concurrent.interpreters is made of it, from 3.14 on

COUNT = '''
import mmap
with open({path!r}, 'r+b') as f:
    page = mmap.mmap(f.fileno(), 4096)
n = 0
while not page[0]:
    n += 1
    page[8:16] = n.to_bytes(8, 'little')
'''


def in_interpreter(source):
    made = _interpreters.create()
    _interpreters.exec(made, source)
    _interpreters.destroy(made)


def here(source):
    exec(source, {})


def steps_meanwhile(make, run):
    """What the other one counts while this one sums up twenty million numbers in a single call."""
    with tempfile.NamedTemporaryFile() as file:
        file.truncate(4096)
        page = mmap.mmap(file.fileno(), 4096)
        other = make(target=run, args=(COUNT.format(path=file.name),))
        other.start()
        while not any(page[8:16]): pass
        before = page[8:16]
        sum(range(20_000_000))
        after = page[8:16]
        page[0] = 1
        other.join()
    return int.from_bytes(after, 'little') - int.from_bytes(before, 'little')


def memory():
    with open('/proc/self/statm') as f:
        return int(f.read().split()[1]) * 4


def kilobytes(begin, end, times=20):
    before, there = memory(), [begin() for _ in range(times)]
    size = (memory() - before) / times
    for one in there: end(one)
    return size


def new_thread():
    go, ready = threading.Event(), threading.Event()
    thread = threading.Thread(target=lambda: (ready.set(), go.wait()))
    thread.start(), ready.wait()
    return go, thread


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    sys.setswitchinterval(1e-5)  # so that turns before and after the call are short
    print('Python', sys.version.split()[0])
    for name, make, run in (('thread', threading.Thread, here), ('interpreter', threading.Thread, in_interpreter), ('process', multiprocessing.Process, here)):
        print(f'another {name:11}  {steps_meanwhile(make, run):9,} steps meanwhile')
    print(f'one more thread       {kilobytes(new_thread, lambda one: (one[0].set(), one[1].join())):6,.0f} KB')
    print(f'one more interpreter  {kilobytes(_interpreters.create, _interpreters.destroy):6,.0f} KB')
