# 101 versions of a file, loose and packed. sh packfiles.sh, in an empty directory
set -e
git init -q -b main .
git config user.name A; git config user.email a@example.org
git config gc.auto 0
python3 - <<'P'
import random, subprocess
random.seed(1)
line = lambda: ''.join(random.choice('0123456789abcdef') for _ in range(59)) + '\n'
lines = [line() for _ in range(5000)]
for i in range(101):
    if i: lines[random.randrange(5000)] = line()
    open('data.txt', 'w').writelines(lines)
    subprocess.run(['git', 'add', 'data.txt'], check=True)
    subprocess.run(['git', 'commit', '-qm', f'version {i}', f'--date={1767225600 + i} +0000'], check=True)
P
git count-objects -vH
git repack -adq
git count-objects -vH
for i in $(git rev-list --reverse HEAD); do git rev-parse $i:data.txt; done > versions
git verify-pack -v .git/objects/pack/*.idx | grep ' blob ' | awk '
    BEGIN { while ((getline id < "versions") > 0) number[id] = ++n }
    NF == 5 { whole++; print "version", number[$1], "is whole,", $4, "bytes" } NF == 7 { deltas++; small += $4; if ($6 > longest) longest = $6 }
    END { print deltas, "deltas of", small / deltas, "bytes on average, the longest chain of", longest }'
