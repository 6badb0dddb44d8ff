"""A line between two kernels, made of two TUN devices and this program, which delays, queues and loses packets. Linux, root.

    lossy-line.py            throughput by loss and rule, as CSV (8 minutes)
    lossy-line.py why        what `ss -ti` says of four connections that are slow for four reasons

Sender and receiver are real TCP, each in a network namespace of its own. The line carries 10 Mbit/s, a round trip takes
40 ms, and 50 packets may wait in front of it unless said otherwise. Which packets are lost is drawn with a seed.
"""
import collections
import ctypes
import fcntl
import multiprocessing
import os
import random
import re
import select
import signal
import socket
import struct
import subprocess
import sys
import time
import traceback

RATE = 10e6 / 8
DELAY = 0.020
ROOM = 50
LOSSES = (0.01, 0.03, 0.1, 0.3, 1, 3, 10)
RULES = ('reno', 'cubic', 'bbr')


def open_end(address, peer):
    """A TUN device in a network namespace of its own, which this process is in from now on."""
    if ctypes.CDLL(None, use_errno=True).unshare(0x40000000) != 0:
        raise OSError(ctypes.get_errno(), 'a network namespace needs root')
    device = os.open('/dev/net/tun', os.O_RDWR)
    fcntl.ioctl(device, 0x400454CA, struct.pack('16sH22x', b'line', 0x0001 | 0x1000))
    subprocess.run(['ip', 'addr', 'add', address, 'peer', peer, 'dev', 'line'], check=True)
    subprocess.run(['ip', 'link', 'set', 'line', 'up', 'mtu', '1500'], check=True)
    return device


def at_end(address, peer, work):
    """Runs `work` in a process at one end; gives the process, the device and a pipe with what it printed."""
    ours, theirs = socket.socketpair()
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        signal.alarm(300)
        try:
            device = open_end(address, peer)
            socket.send_fds(theirs, [b'x'], [device])
            os.write(write, repr(work()).encode())
        except BaseException:
            traceback.print_exc()
        os._exit(0)
    os.close(write)
    device = socket.recv_fds(ours, 1, 1)[1][0]
    return process, device, read


class Way:
    """One direction: packets go in, and come out when they have waited, been sent and travelled."""

    def __init__(self, out, loss, room, seed):
        self.out, self.loss, self.room = out, loss, room
        self.chance = random.Random(seed)
        self.free_at = 0.0
        self.waiting = collections.deque()
        self.travelling = collections.deque()

    def take(self, packet, now):
        while self.waiting and self.waiting[0] <= now:
            self.waiting.popleft()
        if len(self.waiting) >= self.room or self.chance.random() < self.loss:
            return
        self.free_at = max(now, self.free_at) + len(packet) / RATE
        self.waiting.append(self.free_at)
        self.travelling.append((self.free_at + DELAY, packet))

    def give(self, now):
        while self.travelling and self.travelling[0][0] <= now:
            os.write(self.out, self.travelling.popleft()[1])

    def next_at(self):
        return self.travelling[0][0] if self.travelling else None


def carry(one, other, until, loss, room, seed):
    """The line itself. Losses are on the way there; the way back is only slow."""
    there, back = Way(other, loss, room, seed), Way(one, 0, 10_000, seed)
    poll = select.poll()
    for device in (one, other):
        os.set_blocking(device, False)
        poll.register(device, select.POLLIN)
    ways = {one: there, other: back}
    while (now := time.monotonic()) < until:
        times = [at for at in (there.next_at(), back.next_at()) if at is not None]
        for device, _ in poll.poll(max(0, min([*times, until]) - now) * 1000):
            try:
                while True:
                    packet = os.read(device, 2048)
                    ways[device].take(packet, time.monotonic())
            except BlockingIOError:
                pass
        now = time.monotonic()
        there.give(now)
        back.give(now)


def receive(seconds, pause=0.0):
    """Bytes that came within the time; a pause after each 16 KiB makes a slow reader."""
    listener = socket.create_server(('10.0.0.2', 7000))
    connection, _ = listener.accept()
    total, until = 0, time.monotonic() + seconds
    connection.settimeout(0.2)
    while time.monotonic() < until:
        try:
            total += len(connection.recv(16384))
        except TimeoutError:
            continue
        time.sleep(pause)
    return total


def send(seconds, rule, pause=0.0):
    """Sends all it can, or 5,000 bytes between pauses; what `ss` says near the end."""
    connection = socket.socket()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, rule.encode())
    connection.connect(('10.0.0.2', 7000))
    connection.settimeout(0.2)
    block, until, said = b'x' * (5000 if pause else 65536), time.monotonic() + seconds, ''
    while time.monotonic() < until:
        try:
            connection.send(block)
        except TimeoutError:
            pass
        except ConnectionError:
            break
        time.sleep(pause)
        if not said and time.monotonic() > until - 0.5:
            said = subprocess.run(['ss', '-tinH'], capture_output=True, text=True).stdout
    return said


def run(rule, loss=0.0, room=ROOM, seconds=20.0, read_pause=0.0, send_pause=0.0, seed=1):
    """Bits a second that arrived, and what `ss` said."""
    receiver, other, counted = at_end('10.0.0.2', '10.0.0.1', lambda: receive(seconds, read_pause))
    time.sleep(0.2)
    sender, one, said = at_end('10.0.0.1', '10.0.0.2', lambda: send(seconds, rule, send_pause))
    carry(one, other, time.monotonic() + seconds + 1, loss, room, seed)
    for process in (sender, receiver):
        os.kill(process, signal.SIGKILL) if os.waitpid(process, os.WNOHANG)[0] == 0 else None
    results = [os.read(pipe, 65536).decode() for pipe in (counted, said)]
    for descriptor in (one, other, counted, said):
        os.close(descriptor)
    return 8 * int(results[0] or 0) / seconds, results[1]


def rate_of(rule, loss, seed):
    return run(rule, loss, seed=seed)[0]


def table():
    """Means of three runs with different losses."""
    print('percent lost,Mbit a second,rule', flush=True)
    with multiprocessing.Pool(3) as pool:
        for rule in RULES:
            for loss in LOSSES:
                rates = pool.starmap(rate_of, [(rule, loss / 100, seed) for seed in (1, 2, 3)])
                print(f'{loss},{sum(rates) / len(rates) / 1e6:.2f},{rule}', flush=True)


def why():
    kinds = {
        'a lossy line': dict(loss=0.01),
        'a deep queue': dict(room=1000),
        'a slow reader': dict(read_pause=0.1),
        'little to send': dict(send_pause=0.1),
    }
    fields = ('cwnd', 'unacked', 'rtt', 'minrtt', 'retrans', 'rwnd_limited', 'app_limited', 'busy')
    for name, kind in kinds.items():
        rate, said = run('cubic', seconds=10, **kind)
        said = eval(said)
        if '-v' in sys.argv:
            print(said)
        shown = re.findall(r'(?<= )(?:%s)(?::[^ ]*)?(?= )' % '|'.join(fields), said)
        print(f'{name}: {rate / 1e6:.2f} Mbit/s\n    ' + ' '.join(shown), flush=True)


if __name__ == '__main__':
    why() if sys.argv[1:2] == ['why'] else table()
