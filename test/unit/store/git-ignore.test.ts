import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { readGitIgnore } from '../../../src/store/git-ignore.ts'

const files = {
  '.gitignore':
    '# a remark\n\n*.log\n/top.md\nbuild/\nnotes/*/gen\n!keep.log\n\\#odd.md\n**/deep/x.md\nend\\ \n',
  'garden/.gitignore': 'only here.md\n!again.log\nsub/**\n[ab].txt\n',
  'garden/x/.gitignore': '*\n!y.md\n!z\n',
  'garden/a.log': '',
  'garden/again.log': '',
  'garden/keep.log': '',
  'garden/top.md': '',
  'garden/build/a.md': '',
  'garden/p/build/b.md': '',
  'garden/p/build.md': '',
  'garden/only here.md': '',
  'garden/p/only here.md': '',
  'garden/sub/a/b.md': '',
  'garden/a.txt': '',
  'garden/c.txt': '',
  'garden/#odd.md': '',
  'garden/p/deep/x.md': '',
  'garden/x/y.md': '',
  'garden/x/w.md': '',
  'garden/x/z/v.md': '',
  'notes/1/gen/a.md': '',
  'notes/1/2/gen/a.md': '',
}

it('leaves out what git itself does, in the garden of a repository and in its folders', async () => {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-ignore-')))
  onTestFinished(() => rmSync(top, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, path)), { recursive: true })
    writeFileSync(join(top, path), text)
  }
  execFileSync('git', ['init', '-q'], { cwd: top })
  const paths = Object.keys(files).filter((path) => !path.endsWith('.gitignore'))
  const listed = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard'], { cwd: top })
  const kept = new Set(listed.toString().split('\0'))
  for (const root of ['', 'garden/']) {
    const isIgnored = readGitIgnore(join(top, root))
    const own = paths.filter((path) => path.startsWith(root))
    expect(own.filter((path) => isIgnored(path.slice(root.length)))).toEqual(
      own.filter((path) => !kept.has(path)),
    )
  }
  const listing = await createDiskStore(join(top, 'garden'), { obeysGit: true }).list()
  const inGarden = paths.filter((path) => path.startsWith('garden/') && kept.has(path))
  expect(listing.entries.map(({ path }) => `garden/${path}`)).toEqual(
    inGarden.filter((path) => !path.includes('#')).sort(),
  )
  expect((await createDiskStore(join(top, 'garden')).list()).entries.length).toBeGreaterThan(inGarden.length)
})
