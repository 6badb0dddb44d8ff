#!/bin/sh
# Makes a control group of 64 MiB without swap, lets two processes in it grow until one is killed, and shows what the
# kernel wrote. As root; controllers of version 1 or 2. The group is removed afterwards.
set -eu
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    group=/sys/fs/cgroup/hortus-oom limit=memory.max swap=memory.swap.max
else
    group=/sys/fs/cgroup/memory/hortus-oom limit=memory.limit_in_bytes swap=memory.memsw.limit_in_bytes
fi
mkdir "$group"
trap 'rmdir "$group"' EXIT
echo 67108864 > "$group/$limit"
{ [ "$swap" = memory.swap.max ] && echo 0 > "$group/$swap"; } || echo 67108864 > "$group/$swap"
echo '--- hortus oom' > /dev/kmsg
(
    sh -c "echo \$\$ > $group/cgroup.procs; exec python3 -c '
import time
small = bytearray(b\"x\" * (10 << 20))
time.sleep(60)
'" &
    small=$!
    sleep 1
    sh -c "echo \$\$ > $group/cgroup.procs; exec python3 -c '
grown = []
while True: grown.append(bytearray(b\"x\" * (1 << 20)))
'" || echo "the growing one ended with $?"
    kill "$small"
    wait "$small" || true
)
dmesg | sed -n '/--- hortus oom/,$p'
