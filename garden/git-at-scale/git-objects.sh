# A repository by hand. sh git-objects.sh, in an empty directory
set -e
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE='1767225600 +0000'
export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org GIT_COMMITTER_DATE='1767225600 +0000'
git init -q -b main demo && cd demo
printf 'hello\n' > a.txt && git add . && git commit -qm first
git cat-file -p HEAD
git cat-file -p 'HEAD^{tree}'
printf 'hello\n' | git hash-object --stdin
printf 'blob 6\0hello\n' | sha1sum
