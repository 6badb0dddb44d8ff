"""Upper bounds for a language model that writes one token for each of its requests in every step.

8 thousand million parameters of 2 bytes, 32 layers, 8 heads of keys and values with 128 numbers of 2 bytes; a device with
80 GB, 2,039 GB/s and 312e12 operations a second (the data sheet of NVIDIA's A100 80GB SXM). A step reads all
weights once and each request's cache once, and takes 2 operations for each parameter and request.

`decoding.py`: context,requests in a batch,tokens a second as CSV: tokens a second, as long as the caches fit.
`decoding.py figures`: what the text says.
"""
import sys

PARAMETERS, BYTES = 8e9, 2
CACHE = 2 * 32 * 8 * 128 * 2
MEMORY, BANDWIDTH, OPERATIONS = 80e9, 2039e9, 312e12
WEIGHTS = PARAMETERS * BYTES


def step(batch, context):
    moving = (WEIGHTS + batch * context * CACHE) / BANDWIDTH
    computing = 2 * PARAMETERS * batch / OPERATIONS
    return max(moving, computing)


def most(context):
    return int((MEMORY - WEIGHTS) / (context * CACHE)) if context else 10 ** 9


if sys.argv[1:] == ['figures']:
    print(f'one request: {1e3 * step(1, 0):.1f} ms a token, {1 / step(1, 0):.0f} tokens a second')
    print(f'computing as long as reading the weights: at {WEIGHTS / BANDWIDTH * OPERATIONS / (2 * PARAMETERS):.0f} requests')
    print(f'a prompt of 2,000 tokens: {1e3 * 2 * PARAMETERS * 2000 / OPERATIONS:.0f} ms of computing')
    for context in (1_000, 8_000, 32_000):
        batch = most(context)
        print(f'{context} tokens each: {batch} requests fit, {batch / step(batch, context):.0f} tokens a second, {1e3 * step(batch, context):.0f} ms a step')
else:
    print('context,requests in a batch,tokens a second')
    for context, name in ((0, 'without caches'), (1_000, '1,000 tokens each'), (8_000, '8,000 tokens each')):
        sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
        for batch in sorted({b for b in sizes if b <= most(context)} | ({most(context)} & set(range(513)))):
            print(f'"{name}",{batch},{batch / step(batch, context):.0f}')
