"""A server that does 500 requests a second, a spike, and clients that give up after 1 s. python3 overload.py"""
import heapq, random

SECONDS, SERVICE, TIMEOUT = 40, 1 / 500, 1.0


def simulate(retries, budget, drop):
    """`drop(begin, sent)` says whether a request is thrown away unread when its turn comes."""
    r, attempts, t = random.Random(1), [], 0.0
    while t < SECONDS:
        t += r.expovariate(1200 if 5 <= t < 10 else 400)
        heapq.heappush(attempts, (t, 0))
    answered, sent, first, again = ([0] * (SECONDS + 5) for _ in range(4))
    free = 0.0
    while attempts:
        t, tries = heapq.heappop(attempts)
        if t >= SECONDS:
            continue
        sent[int(t)] += 1
        first[int(t)] += tries == 0
        begin, done = max(free, t), float('inf')
        if not drop(begin, t):
            free = done = begin + SERVICE
        if done <= t + TIMEOUT:
            answered[int(done)] += 1
        elif tries < retries:
            later = t + TIMEOUT
            if budget is None or again[int(later)] < budget * first[int(later) - 1]:
                again[int(later)] += 1
                heapq.heappush(attempts, (later, tries + 1))
    mean = lambda a, b: round(sum(answered[a:b]) / (b - a))
    return [mean(0, 5), mean(5, 10), mean(10, 15), mean(15, 20), mean(35, 39), sent[38]]


never = lambda begin, sent: False
expired = lambda begin, sent: begin > sent + TIMEOUT
hopeless = lambda begin, sent: begin + SERVICE > sent + TIMEOUT
for name, case in {
    'no retries': (0, None, never),
    'up to 2 retries': (2, None, never),
    '2 retries, at most 10 % on top': (2, 0.1, never),
    '2 retries, expired dropped': (2, None, expired),
    '2 retries, hopeless dropped': (2, None, hopeless),
    'budget and hopeless dropped': (2, 0.1, hopeless),
}.items():
    print(f'{name:32}', *simulate(*case))
