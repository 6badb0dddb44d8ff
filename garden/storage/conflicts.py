"""How many transactions PostgreSQL refuses when they meet. Prints level,rows,percent refused as CSV. Needs psql and a server.

Eight sessions at a time take turns, a statement each: begin, read two rows that chance picks, change one of them,
commit. 25 rounds for each number of rows; `refused` is the percent that ended with an error and would have to be done again.
The order of steps is fixed by the seed; how long a step may wait for a lock is not, so a run may differ by a transaction. In the last two settings the planner may
not scan the table (enable_seqscan), and in the last one pages are filled to two fifths only.
"""
import random

from anomalies import Postgresql

SESSIONS, ROUNDS = 8, 25


def play(sessions, level, rows, r):
    """One round; how many of its transactions failed."""
    picks = [r.sample(range(rows), 2) for _ in sessions]
    scripts = [[f'BEGIN ISOLATION LEVEL {level}',
                f'SELECT sum(v) FROM t WHERE id IN ({a}, {b})',
                f'UPDATE t SET v = v + 1 WHERE id = {a}',
                'COMMIT'] for a, b in picks]
    left, failed = list(range(len(sessions))), set()
    while left:
        for i in list(left):
            session = sessions[i]
            try:
                if session.waiting and session.answer(0.01) == 'waits':
                    continue
                if not scripts[i]:
                    left.remove(i)
                    continue
                session.execute(scripts[i].pop(0))
            except RuntimeError:
                failed.add(i)
                scripts[i] = []
                session.execute('ROLLBACK')
    return len(failed)


keeper = Postgresql(30)
keeper.execute('DROP SCHEMA IF EXISTS anomalies CASCADE')
keeper.execute('CREATE SCHEMA anomalies')
keeper.execute('CREATE TABLE anomalies.t (id int PRIMARY KEY, v int)')
sessions = [Postgresql(0.05) for _ in range(SESSIONS)]
print('level,rows,percent refused', flush=True)
for level, scans, fill in (('REPEATABLE READ', 'on', 100), ('SERIALIZABLE', 'on', 100),
                           ('SERIALIZABLE', 'off', 100), ('SERIALIZABLE', 'off', 40)):
    keeper.execute(f'ALTER TABLE t SET (fillfactor = {fill})')
    for session in sessions:
        session.execute(f'SET enable_seqscan = {scans}')
    for rows in (4, 16, 64, 256, 1_024, 4_096, 16_384):
        keeper.execute('TRUNCATE t')
        keeper.execute(f'INSERT INTO t SELECT i, 0 FROM generate_series(0, {rows - 1}) i')
        keeper.execute('ANALYZE t')
        r = random.Random(rows)
        refused = sum(play(sessions, level, rows, r) for _ in range(ROUNDS))
        name = level.lower() + (', by the index' if scans == 'off' else '') + (' and with room' if fill < 100 else '')
        print(f'"{name}",{rows},{100 * refused / SESSIONS / ROUNDS:.1f}', flush=True)
for session in sessions:
    session.close()
keeper.execute('DROP SCHEMA anomalies CASCADE')
keeper.close()
