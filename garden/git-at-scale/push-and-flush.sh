#!/bin/sh
# Which flushes Git makes in a push, and what is left of it where nothing that was not flushed survives.
#   push-and-flush.sh order FSYNC     what the receiving side does to its files, in order (needs strace)
#   push-and-flush.sh counts          core.fsync,commits pushed,flushes as CSV (needs strace)
#   push-and-flush.sh cut             a repository after a power cut of the worst kind, and what Git says of it
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE='2000-01-01T00:00:00Z' GIT_COMMITTER_DATE='2000-01-01T00:00:00Z'
git config --global user.name nobody
git config --global user.email nobody@example.org
git config --global init.defaultBranch main
git config --global gc.auto 0
git config --global receive.autogc false

begin() {                              # an empty server and a clone with COMMITS commits, each of one new file
    rm -rf "$work/server.git" "$work/clone"
    git init -q --bare "$work/server.git"
    git -C "$work/server.git" config core.fsync "$1"
    git init -q "$work/clone"
    cd "$work/clone"
    n=1
    while [ "$n" -le "$2" ]; do
        echo "line $n" > "file$n"
        git add "file$n"
        git commit -qm "change $n"
        n=$((n + 1))
    done
    git remote add origin "$work/server.git"
}

traced() {                             # pushes; the calls of the receiving side alone go to $work/calls
    git push -q --receive-pack "strace -f -qq -y -s 0 -e trace=$1 -o $work/calls git-receive-pack" origin main
}

case "$1" in
order)
    begin "$2" 1
    traced fsync,fdatasync,rename,renameat,renameat2,link,linkat,openat,mkdir
    grep -E '(refs|objects)/' "$work/calls" | grep -vE 'ENOENT|EEXIST|O_RDONLY' |
        sed -E 's/^[0-9]+ +//; s/AT_FDCWD<[^>]*>, //g; s#"?[^"< ]*server\.git/(\./)?##g; s#"\./#"#g; s/"//g; s/, O_[A-Z_|]*, 0[0-9]+//; s/, 0[0-9]+\)/)/; s/[0-9a-f]{38}/…/g; s/(tmp_[a-z]+_|incoming-)[A-Za-z0-9]+/\1…/g; s/\([0-9]+</(/; s/>\)/)/; s/\) += .*//; s/\(/ /'
    ;;
counts)
    echo core.fsync,commits pushed,flushes
    for setting in default committed all; do
        for commits in 1 3 10 33 34 100; do
            begin "$setting" "$commits"
            [ "$setting" = default ] && git -C "$work/server.git" config --unset core.fsync
            traced fsync,fdatasync
            echo "$setting,$commits,$(grep -c sync "$work/calls" || true)"
        done
    done
    ;;
cut)
    begin none 1
    git -C "$work/server.git" config --unset core.fsync
    git push -q origin main && echo 'the push says: done'
    cd "$work/server.git"
    # Nothing of this was flushed. Some file systems then keep the names and lose what is in the files.
    find objects refs -type f | while read -r file; do chmod u+w "$file"; : > "$file"; done
    git rev-parse --verify -q main >/dev/null 2>&1 || echo 'the reference: no longer there'
    echo "objects that Git calls empty: $(git fsck 2>&1 | grep -c 'is empty' || true)"
    cd "$work/clone"
    git push -q origin main >/dev/null 2>&1 && echo 'the same push again: works' || echo 'the same push again: fails'
    find "$work/server.git/objects" -type f -empty -delete
    rm "$work/server.git/refs/heads/main"
    git push -q origin main && echo 'after the empty files were removed: works'
    ;;
esac
