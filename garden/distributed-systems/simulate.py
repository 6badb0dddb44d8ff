"""A register on three replicas, one writer and two readers, a network that delays, loses and reorders, replicas that crash: all of it in
one thread, with one clock and one generator, so that a seed is a run. Every run's history is checked for linearizability.

`simulate.py`: which of the two ways to read fails, and for the first seed that breaks it, what happened.
`simulate.py rates`: world,ms by which delays differ,runs without an order as CSV: of 3,000 seeds, how many have a history without an order where reads return
what they read, by how much the time of messages varies.
`simulate.py seed 17`: prints one run twice and compares the two.
"""
import heapq
import random
import sys

REPLICAS, MAJORITY, OPERATIONS = 3, 2, 4


class World:
    """A clock, a queue of what is going to happen, and the only source of chance."""

    def __init__(self, seed, spread, harsh):
        self.random, self.spread, self.harsh = random.Random(seed), spread, harsh
        self.now, self.count, self.queue, self.log = 0.0, 0, [], []

    def after(self, delay, what):
        self.count += 1
        heapq.heappush(self.queue, (self.now + delay, self.count, what))

    def run(self):
        while self.queue and self.now < 1_000:
            self.now, _, what = heapq.heappop(self.queue)
            what()

    def say(self, text):
        self.log.append(f'{self.now:7.1f}  {text}')

    def send(self, text, receive):
        """To arrive after 1 ms and up to `spread` more; in a harsh world one in ten never does."""
        if self.random.random() < 0.1 and self.harsh:
            self.say(f'lost: {text}')
            return
        self.after(1 + self.spread * self.random.random(), receive)


class Replica:
    """Keeps the value with the highest stamp. Down, it hears nothing; what it has is on disk."""

    def __init__(self, world, name):
        self.world, self.name, self.stamp, self.value, self.up = world, name, (0, 0), 0, True
        world.after(100 * world.random.random(), self.crash)

    def crash(self):
        if self.world.random.random() < 0.5 and self.world.harsh:
            self.up = False
            self.world.say(f'{self.name} stops')
            self.world.after(20 + 60 * self.world.random.random(), self.start)

    def start(self):
        self.up = True
        self.world.say(f'{self.name} is back')

    def ask(self, answer):
        if self.up:
            stamp, value = self.stamp, self.value
            self.world.send(f'{self.name} answers {value}', lambda: answer(stamp, value))

    def store(self, stamp, value, answer):
        if self.up:
            if stamp > self.stamp:
                self.stamp, self.value = stamp, value
                self.world.say(f'{self.name} stores {value}')
            self.world.send(f'{self.name} confirms {value}', lambda: answer(stamp, value))


class Client:
    """Reads or writes, one after the other. An operation asks all replicas and goes on with the first two answers."""

    def __init__(self, world, number, replicas, history, writes_back):
        self.world, self.number, self.replicas = world, number, replicas
        self.history, self.writes_back, self.done = history, writes_back, 0
        world.after(20 * world.random.random(), self.next)

    def next(self):
        if self.done == OPERATIONS:
            return
        self.done += 1
        self.started = self.world.now
        self.writes = self.number == 0
        self.new = 10 * self.number + self.done
        self.entry = {'client': self.number, 'kind': 'write' if self.writes else 'read',
                      'value': self.new if self.writes else None, 'from': self.world.now, 'to': None}
        self.history.append(self.entry)
        self.world.say(f'client {self.number} begins to {self.entry["kind"]}' + (f' {self.new}' if self.writes else ''))
        self.round(lambda replica, answer: replica.ask(answer), 'asks', self.chosen)

    def round(self, call, verb, then):
        """Sends to all, again every 30 ms, until a majority has answered; then goes on with what it said."""
        answers, operation = {}, self.done

        def hear(replica, stamp, value):
            if len(answers) < MAJORITY and replica.name not in answers and operation == self.done:
                answers[replica.name] = (stamp, value)
                if len(answers) == MAJORITY:
                    then(max(answers.values()))

        def send():
            if len(answers) < MAJORITY:
                for replica in self.replicas:
                    if replica.name not in answers:
                        hear_it = lambda stamp, value, replica=replica: hear(replica, stamp, value)
                        self.world.send(f'client {self.number} {verb} {replica.name}',
                                        lambda replica=replica, hear_it=hear_it: call(replica, hear_it))
                self.world.after(30, send)
        send()

    def chosen(self, newest):
        (count, _), value = newest
        if self.writes:
            stamp, value = (count + 1, self.number), self.new
        else:
            stamp = newest[0]
            self.entry['value'] = value
            if not self.writes_back:
                return self.end()
        self.round(lambda replica, answer: replica.store(stamp, value, answer), f'sends {value} to', lambda _: self.end())

    def end(self):
        self.entry['to'] = self.world.now
        self.world.say(f'client {self.number} ends {self.entry["kind"]}, {self.entry["value"]}')
        self.world.after(20 * self.world.random.random(), self.next)


def has_order(history):
    """Whether the operations can be put in one order that keeps to real time and in which reads give the last write."""
    operations = [e for e in history if e['to'] is not None or e['kind'] == 'write']
    end_of = lambda e: float('inf') if e['to'] is None else e['to']
    seen = set()

    def search(left, value):
        if all(operations[i]['to'] is None for i in left):
            return True
        if (left, value) in seen:
            return False
        seen.add((left, value))
        first_end = min(end_of(operations[i]) for i in left)
        for i in left:
            e = operations[i]
            if e['from'] <= first_end and (e['kind'] == 'write' or e['value'] == value):
                if search(left - {i}, e['value']):
                    return True
        return False

    return search(frozenset(range(len(operations))), 0)


def play(seed, writes_back, spread=5, harsh=True):
    world, history = World(seed, spread, harsh), []
    replicas = [Replica(world, f'r{i}') for i in range(REPLICAS)]
    for number in range(3):
        Client(world, number, replicas, history, writes_back)
    world.run()
    return history, world.log


def main():
    words = sys.argv[1:]
    if words == ['rates']:
        print('world,ms by which delays differ,runs without an order')
        for harsh, name in ((False, 'nothing is lost and nobody stops'), (True, 'messages are lost and replicas stop')):
            for spread in (0, 1, 2, 5, 10, 20, 50, 100):
                broken = sum(not has_order(play(seed, False, spread, harsh)[0]) for seed in range(3_000))
                print(f'{name},{spread},{broken}', flush=True)
    elif words[:1] == ['seed']:
        one, two = (play(int(words[1]), False)[1] for _ in range(2))
        print('\n'.join(one))
        print(f'{len(one)} lines, and the second time', 'the same' if one == two else 'others')
    else:
        for writes_back, name in ((True, 'writes back first'), (False, 'returns what it read')):
            broken = next((seed for seed in range(1_000) if not has_order(play(seed, writes_back)[0])), None)
            print(f'{name}:', 'an order for each of 1000 seeds' if broken is None else f'no order for seed {broken}')
            if broken is not None:
                for e in sorted(play(broken, writes_back)[0], key=lambda e: e['from']):
                    print(f'  {e["from"]:6.1f} to {e["to"] or float("inf"):6.1f}  client {e["client"]} {e["kind"]:5} {e["value"]}')


main()
