# What a mirror does with a deletion. sh mirroring.sh, in an empty directory
set -e
git init -q --bare -b main source.git
git clone -q source.git work && cd work
for i in 1 2 3; do echo $i > f; git add f; git commit -qm "c$i"; done
git push -q origin HEAD:main HEAD:refs/heads/topic; cd ..
git clone -q --mirror source.git mirror.git
git -C mirror.git for-each-ref --format='%(refname)'
git -C work push -q origin :topic           # somebody deletes the branch
git -C mirror.git fetch -q --prune
git -C mirror.git for-each-ref --format='%(refname)'
