"""A function's instructions, before and after it has run. python3.11 bytecode.py"""
import dis
def f(a, b): return a + b
dis.dis(f)
for _ in range(100): f(1, 2)
dis.dis(f, adaptive=True)
