"""Folds a profile of `node --cpu-prof` into stacks with milliseconds, six calls deep: python3 fold-profile.py FILE"""
import json
import sys
from collections import Counter

profile = json.load(open(sys.argv[1]))
nodes = {node["id"]: node for node in profile["nodes"]}
parent = {child: node["id"] for node in profile["nodes"] for child in node.get("children", [])}
times = Counter()
for sample, micros in zip(profile["samples"], profile["timeDeltas"]):
    stack = []
    while sample in nodes:
        stack.append(nodes[sample]["callFrame"]["functionName"] or "(anonymous)")
        sample = parent.get(sample)
    names = [name for name in reversed(stack) if name != "(root)"]
    if names and names[0] not in ("(idle)", "(program)"):
        times[";".join(names[:6])] += micros
for stack, micros in sorted(times.items()):
    if micros >= 8_000:
        print(stack, round(micros / 1_000))
