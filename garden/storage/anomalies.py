"""Anomalies of isolation, tried out. `anomalies.py sqlite` needs nothing else; `anomalies.py postgresql` needs psql and a
server that it reaches (PGHOST, PGDATABASE), makes a schema `anomalies` and drops it at the end.

Two or three sessions take steps in a fixed order. A step may answer, wait for a lock, or fail; who failed rolls back.
Printed is, for each anomaly and level, whether it happened, and if not, what was in its way.
"""
import os
import select
import sqlite3
import subprocess
import sys
import tempfile

# Name; rows of t; steps (session, statement); and a sentence of Python about what the reads gave, who failed and what is left.
ANOMALIES = [
    ('dirty read', [
        (1, 'UPDATE t SET v = 101 WHERE id = 1'), (2, 'SELECT v FROM t WHERE id = 1'), (1, 'ROLLBACK'), (2, 'COMMIT'),
    ], lambda reads, failed, left: reads[2][:1] == [101]),
    ('unrepeatable read', [
        (1, 'SELECT v FROM t WHERE id = 1'), (2, 'UPDATE t SET v = 101 WHERE id = 1'), (2, 'COMMIT'),
        (1, 'SELECT v FROM t WHERE id = 1'), (1, 'COMMIT'),
    ], lambda reads, failed, left: reads[1] == [100, 101]),
    ('phantom', [
        (1, 'SELECT count(*) FROM t'), (2, 'INSERT INTO t VALUES (3, 100)'), (2, 'COMMIT'),
        (1, 'SELECT count(*) FROM t'), (1, 'COMMIT'),
    ], lambda reads, failed, left: reads[1] == [2, 3]),
    ('read skew', [
        (1, 'SELECT v FROM t WHERE id = 1'), (2, 'UPDATE t SET v = 50 WHERE id = 1'),
        (2, 'UPDATE t SET v = 150 WHERE id = 2'), (2, 'COMMIT'), (1, 'SELECT v FROM t WHERE id = 2'), (1, 'COMMIT'),
    ], lambda reads, failed, left: reads[1] == [100, 150]),
    ('lost update', [
        (1, 'SELECT v FROM t WHERE id = 1'), (2, 'SELECT v FROM t WHERE id = 1'),
        (1, 'UPDATE t SET v = 110 WHERE id = 1'), (2, 'UPDATE t SET v = 120 WHERE id = 1'), (1, 'COMMIT'), (2, 'COMMIT'),
    ], lambda reads, failed, left: not failed and left[1] == 120),
    ('write skew', [
        (1, 'SELECT sum(v) FROM t'), (2, 'SELECT sum(v) FROM t'), (1, 'UPDATE t SET v = 0 WHERE id = 1'),
        (2, 'UPDATE t SET v = 0 WHERE id = 2'), (1, 'COMMIT'), (2, 'COMMIT'),
    ], lambda reads, failed, left: not failed and left[1] + left[2] == 0),
    ('read-only anomaly', [
        (2, 'SELECT sum(v) FROM t'), (1, 'UPDATE t SET v = 120 WHERE id = 2'), (1, 'COMMIT'),
        (3, 'SELECT v FROM t WHERE id = 1'), (3, 'SELECT v FROM t WHERE id = 2'), (3, 'COMMIT'),
        (2, 'UPDATE t SET v = 89 WHERE id = 1'), (2, 'COMMIT'),
    ], lambda reads, failed, left: not failed and reads[3] == [100, 120] and left[1] == 89),
]


class Sqlite:
    """A connection; `execute` gives a number or None, or raises with the message of the error."""

    def __init__(self, path, uncommitted):
        self.db = sqlite3.connect(path, isolation_level=None, timeout=0, uri=True)
        if uncommitted:
            self.db.execute('PRAGMA read_uncommitted = 1')

    def execute(self, statement):
        row = self.db.execute(statement).fetchone()
        return None if row is None else row[0]

    def close(self):
        self.db.close()


class Postgresql:
    """A psql; `execute` gives a number, None, or 'waits' where there is no answer for `patience` seconds."""

    def __init__(self, patience=0.5):
        self.patience = patience
        self.psql = subprocess.Popen(
            ['psql', '-XqtA'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0,
            env={**os.environ, 'PGOPTIONS': '-c search_path=anomalies'})
        self.waiting = False

    def execute(self, statement):
        if self.waiting:
            raise RuntimeError('asked while waiting')
        self.psql.stdin.write(f'{statement};\n\\echo :done\n'.encode())
        return self.answer(self.patience)

    def answer(self, seconds):
        text = b''
        while not text.endswith(b':done\n'):
            if not select.select([self.psql.stdout], [], [], seconds)[0]:
                self.waiting = True
                return 'waits'
            text += os.read(self.psql.stdout.fileno(), 4096)
        self.waiting = False
        said = text.decode().removesuffix(':done\n').strip()
        if 'ERROR' in said:
            raise RuntimeError(said.split('\n')[0].split('ERROR:')[1].strip())
        return int(said) if said.lstrip('-').isdigit() else None

    def close(self):
        self.psql.stdin.close()
        self.psql.wait()


def attempt(steps, happened, open_session, begin, end):
    """Goes through the steps. Gives 'happens', or what was in the way: an error, waiting, or nothing but an old version."""
    sessions = {n: open_session() for n in {n for n, _ in steps}}
    reads, failed, waited, later = {n: [] for n in sessions}, {}, False, []

    def note(n, what):
        nonlocal waited
        try:
            value = what()
        except (sqlite3.Error, RuntimeError) as error:
            failed[n] = str(error)
            try:
                sessions[n].execute('ROLLBACK')
            except sqlite3.Error:
                pass
            return
        if value == 'waits':
            waited = True
        elif value is not None:
            reads[n].append(value)

    for n, session in sessions.items():
        session.execute(begin)
    pending = list(steps)
    while pending:
        n, statement = pending.pop(0)
        if n in failed:
            continue
        if getattr(sessions[n], 'waiting', False):
            note(n, lambda: sessions[n].answer(3))
            if n in failed:
                continue
        note(n, lambda: sessions[n].execute(statement))
    for n, session in sessions.items():
        if getattr(session, 'waiting', False):
            note(n, lambda: session.answer(3))
        session.close()
    left = end()
    if happened(reads, failed, left):
        return 'happens'
    if failed:
        return 'error: ' + '; '.join(failed.values())
    return 'waits' if waited else 'sees the old version'


def sqlite():
    levels = [('rollback journal', 'DELETE', False), ('WAL', 'WAL', False), ('shared cache', None, True)]
    for name, steps, happened in ANOMALIES:
        for level, journal, uncommitted in levels:
            with tempfile.TemporaryDirectory() as folder:
                path = 'file:anomalies?mode=memory&cache=shared' if uncommitted else f'file:{folder}/t.db'
                first = Sqlite(path, uncommitted)
                if journal:
                    first.execute(f'PRAGMA journal_mode = {journal}')
                first.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER)')
                first.execute('INSERT INTO t VALUES (1, 100), (2, 100)')
                end = lambda: dict(first.db.execute('SELECT id, v FROM t'))
                print(f'{name:18} {level:17} {attempt(steps, happened, lambda: Sqlite(path, uncommitted), "BEGIN", end)}')
                first.close()


def postgresql():
    keeper = Postgresql(30)
    keeper.execute('DROP SCHEMA IF EXISTS anomalies CASCADE')
    keeper.execute('CREATE SCHEMA anomalies')
    keeper.execute('CREATE TABLE anomalies.t (id int PRIMARY KEY, v int)')
    for name, steps, happened in ANOMALIES:
        for level in ('READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'):
            keeper.execute('TRUNCATE t')
            keeper.execute('INSERT INTO t VALUES (1, 100), (2, 100)')
            end = lambda: {i: keeper.execute(f'SELECT v FROM t WHERE id = {i}') for i in (1, 2)}
            begin = f'BEGIN ISOLATION LEVEL {level}'
            print(f'{name:18} {level.lower():17} {attempt(steps, happened, Postgresql, begin, end)}', flush=True)
    keeper.execute('DROP SCHEMA anomalies CASCADE')
    keeper.close()


if __name__ == '__main__':
    {'sqlite': sqlite, 'postgresql': postgresql}[sys.argv[1]]()
