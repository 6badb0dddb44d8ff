# 101 versions of a file, loose and packed. sh packfiles.sh [THREADS], in an empty directory. One thread, if no number is given:
# with more, each gets a part of the list of objects, and what is a delta of what depends on which is the quicker.
set -e
git init -q -b main .
git config user.name A; git config user.email a@example.org
git config gc.auto 0; git config pack.threads "${1:-1}"
python3 - <<'P'
import os, random, subprocess
random.seed(1)
line = lambda: ''.join(random.choice('0123456789abcdef') for _ in range(59)) + '\n'
lines = [line() for _ in range(5000)]
for i in range(101):
    if i: lines[random.randrange(5000)] = line()
    open('data.txt', 'w').writelines(lines)
    subprocess.run(['git', 'add', 'data.txt'], check=True)
    date = f'{1767225600 + i} +0000'
    subprocess.run(['git', 'commit', '-qm', f'version {i}', f'--date={date}'], check=True, env={**os.environ, 'GIT_COMMITTER_DATE': date})
P
git count-objects -vH
git repack -adq
git count-objects -vH
for i in $(git rev-list --reverse HEAD); do git rev-parse $i:data.txt; done > versions
git verify-pack -v .git/objects/pack/*.idx | grep ' blob ' | awk '
    BEGIN { while ((getline id < "versions") > 0) number[id] = ++n }
    NF == 5 { whole++; print "version", number[$1], "is whole,", $4, "bytes" } NF == 7 { deltas++; small += $4; if ($6 > longest) longest = $6 }
    END { print deltas, "deltas of", small / deltas, "bytes on average, the longest chain of", longest }'
