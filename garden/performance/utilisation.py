"""Mean time in the system, in units of the mean service time, for one queue before several servers.

Random arrivals and exponential service (M/M/c, by Erlang's C formula). Prints servers,percent busy,time in units of S.
"""


def waits(servers, load):
    """The probability that all servers are busy; by the recursion of Erlang's B formula, which does not overflow."""
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    busy = load / servers
    return blocked / (1 - busy * (1 - blocked))


print('servers,percent busy,time in units of S')
for servers in (1, 5, 20, 100):
    for percent in (10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 93, 95, 97, 98):
        busy = percent / 100
        time = 1 + waits(servers, servers * busy) / (servers * (1 - busy))
        print(f'{servers},{percent},{time:.3f}')
