"""Ten leaks, each a function that is called again and again. Prints leak,instrument,KB a call as CSV, or, with `table`, which
instrument notices what. Linux, CPython.

Each runs in a process of its own. After 100 calls to warm up, 400 more are made, and what each instrument shows before and
after is compared, per call: bytes that tracemalloc knows of, objects that the collector knows of, resident bytes (the smallest of ten
looks), descriptors, threads, and children. A call that leaks memory leaves about 10 KB.
"""
import ctypes
import functools
import gc
import os
import sys
import threading
import time
import tracemalloc

CALLS, SIZE = 400, 10_000


def load():
    """Something that takes room, filled so that it is resident."""
    return bytearray(b'x' * SIZE)


cache = {}
def a_cache_without_bound(i):
    cache[f'question {i}'] = load()


class Report:
    def __init__(self):
        self.data = load()

    @functools.lru_cache(maxsize=None)
    def total(self):
        return sum(self.data[:10])
def lru_cache_on_a_method(_):
    Report().total()


listeners = []
class Window:
    def __init__(self):
        self.data = load()
        listeners.append(self.resized)

    def resized(self):
        pass
def a_listener_never_removed(_):
    Window()


class Part:
    pass
def a_cycle_with_the_collector_off(_):
    gc.disable()
    one, two = Part(), Part()
    one.other, two.other, one.data = two, one, load()


errors = []
def an_exception_kept(_):
    data = load()
    try:
        raise ValueError(len(data))
    except ValueError as error:
        errors.append(error)                    # its traceback holds the frame, which holds `data`


heads = []
def a_view_of_a_slice(_):
    heads.append(memoryview(load())[:8])        # eight bytes that hold ten thousand


def a_thread_that_waits_for_ever(_):
    data = load()
    threading.Thread(target=lambda: (threading.Event().wait(), data), daemon=True).start()


def a_descriptor_not_closed(_):
    os.open('/dev/null', os.O_RDONLY)


def a_child_not_waited_for(_):
    if os.fork() == 0:
        os._exit(0)


libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
def malloc_without_free(_):
    ctypes.memset(libc.malloc(ctypes.c_size_t(SIZE)), 1, SIZE)


LEAKS = [a_cache_without_bound, lru_cache_on_a_method, a_listener_never_removed, a_cycle_with_the_collector_off,
         an_exception_kept, a_view_of_a_slice, a_thread_that_waits_for_ever, malloc_without_free,
         a_descriptor_not_closed, a_child_not_waited_for]


def status(name):
    with open('/proc/self/status') as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name))


def children():
    with open(f'/proc/self/task/{os.getpid()}/children') as file:
        return len(file.read().split())


INSTRUMENTS = {
    'tracemalloc': (lambda: tracemalloc.get_traced_memory()[0], 1_000),
    'gc.get_objects': (lambda: len(gc.get_objects()), 0.5),
    'resident': (lambda: min(status('VmRSS') for _ in range(10)) * 1024, 4_000),
    'descriptors': (lambda: len(os.listdir('/proc/self/fd')), 0.5),
    'threads': (lambda: status('Threads'), 0.5),
    'children': (children, 0.5),
}


def grown(leak):
    """Growth per call by each instrument."""
    tracemalloc.start()
    for i in range(100):
        leak(i)
    time.sleep(0.2)
    before = {name: look() for name, (look, _) in INSTRUMENTS.items()}
    for i in range(100, 100 + CALLS):
        leak(i)
    time.sleep(0.2)
    return {name: (look() - before[name]) / CALLS for name, (look, _) in INSTRUMENTS.items()}


def in_a_process(leak):
    into, out = os.pipe()
    if os.fork() == 0:
        os.write(out, repr(grown(leak)).encode())
        os._exit(0)
    os.wait()
    os.close(out)
    return eval(os.read(into, 4096))


if __name__ == '__main__':
    found = {leak.__name__.replace('_', ' '): in_a_process(leak) for leak in LEAKS}
    if sys.argv[1:] == ['table']:
        print(f'{"":34}' + '  '.join(INSTRUMENTS))
        for leak, numbers in found.items():
            marks = ['yes' if numbers[name] >= least else '-' for name, (_, least) in INSTRUMENTS.items()]
            print(f'{leak:34}' + '  '.join(f'{m:{len(name)}}' for m, name in zip(marks, INSTRUMENTS)).rstrip())
    else:
        print('leak,instrument,KB a call')
        for leak, numbers in found.items():
            for name in ('tracemalloc', 'resident'):
                print(f'{leak},{name},{max(0, numbers[name]) / 1000:.1f}')
