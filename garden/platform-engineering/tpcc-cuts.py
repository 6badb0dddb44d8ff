"""Every way to put the nine tables of TPC-C into two databases, and what becomes of its five transactions.

    tpcc-cuts.py             one row for each cut, as CSV
    tpcc-cuts.py best        the cuts that hurt least
    tpcc-cuts.py rows        the same for cutting by rows: each warehouse with all that is its own

Tables that are read and written: clauses 2.4 to 2.8 of the specification, revision 5.11; the mix: the smallest shares that
clause 5.2.3 allows for the other four, and the rest for New-Order. Nothing is drawn by chance.
"""
import itertools
import sys

TABLES = ('warehouse', 'district', 'customer', 'history', 'orders', 'new-order', 'order-line', 'item', 'stock')
# per cent, tables that are written, tables that are only read
MIX = {
    'New-Order': (45, {'district', 'orders', 'new-order', 'order-line', 'stock'}, {'warehouse', 'customer', 'item'}),
    'Payment': (43, {'warehouse', 'district', 'customer', 'history'}, set()),
    'Order-Status': (4, set(), {'customer', 'orders', 'order-line'}),
    'Delivery': (4, {'new-order', 'orders', 'order-line', 'customer'}, set()),
    'Stock-Level': (4, set(), {'district', 'order-line', 'stock'}),
}


def cuts():
    """Each cut once: the side without `warehouse`."""
    for count in range(1, len(TABLES)):
        yield from (set(side) for side in itertools.combinations(TABLES[1:], count))


def both(side, tables):
    return bool(tables & side) and bool(tables - side)


def cost(side):
    """Per cent of transactions that write on both sides, and that need both at all."""
    write = sum(share for share, writes, _ in MIX.values() if both(side, writes))
    touch = sum(share for share, writes, reads in MIX.values() if both(side, writes | reads))
    return write, touch


if sys.argv[1:] == ['best']:
    ranked = sorted(cuts(), key=lambda side: (*cost(side), len(side), sorted(side)))
    print('writes both  needs both  the smaller database')
    for side in ranked[:6]:
        smaller = side if len(side) <= 4 else set(TABLES) - side
        print('%9d %% %9d %%  %s' % (*cost(side), ', '.join(sorted(smaller))))
    writes = [cost(side)[0] for side in cuts()]
    print(len(writes), 'cuts;', sum(w == 0 for w in writes), 'without a write on both sides,',
          sum(w >= 88 for w in writes), 'with 88 % or more')
elif sys.argv[1:] == ['rows']:
    # Clause 2.4.1.5: 5 to 15 lines, each from another warehouse in 1 of 100. Clause 2.5.1.2: 15 of 100 pay elsewhere.
    order = sum(1 - 0.99 ** lines for lines in range(5, 16)) / 11
    print(f'New-Order {100 * order:.1f} %, Payment 15 %, of all {45 * order + 43 * 0.15:.1f} %')
else:
    print('percent that write both,percent that need both,tables in the smaller database,cuts')
    rows = {}
    for side in cuts():
        key = (*cost(side), min(len(side), len(TABLES) - len(side)))
        rows[key] = rows.get(key, 0) + 1
    for key in sorted(rows):
        print(*key, rows[key], sep=',')
