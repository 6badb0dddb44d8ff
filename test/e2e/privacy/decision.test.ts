import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'
import { startServer } from '../cli/start-server.ts'

/** A garden of four notes, two of them marked. */
function markedGarden(mark: string, more: Record<string, string> = {}): string {
  const folder = scratchFolder()
  writeFiles(folder, {
    'garden/Moss.md': `---\n${mark}\n---\nGrows on [[Stone]] and [[Diary]].`,
    'garden/Stone.md': `---\n${mark}\n---\nUnder [[Moss]].`,
    'garden/Diary.md': '---\ntitle: Diary\n---\nNobody else reads this.',
    'garden/Letters.md': 'Nor this.',
    ...more,
  })
  return folder
}

describe('a garden in which some notes say that they are public', () => {
  it.each(['dg-publish: true', 'publish: true', 'share: yes', 'public: "True"'])(
    'is not built before somebody decides: %s',
    async (mark) => {
      const cwd = markedGarden(mark)
      const { code, stdout, stderr } = await runHortus(['build'], { cwd })
      expect(code).toBe(1)
      expect(stdout).toBe('')
      const word = mark.slice(0, mark.indexOf(':'))
      expect(stderr).toContain(`2 notes say "${word}: true", 2 say nothing`)
      expect(stderr).toMatch(/--publish marked .*2 notes\n.*--publish all .*4 notes\n/)
      expect(stderr).toContain("publish: 'marked'")
      expect(existsSync(join(cwd, 'site'))).toBe(false)
    },
  )

  it('is built as the flag or the setting says', async () => {
    const cwd = markedGarden('dg-publish: true')
    const pages = () => ['moss', 'diary'].map((name) => existsSync(join(cwd, `site/${name}/index.html`)))
    const all = await runHortus(['build', '--publish', 'all'], { cwd })
    expect([all.code, pages()]).toEqual([0, [true, true]])
    const marked = await runHortus(['build', '--publish', 'marked'], { cwd })
    expect([marked.code, pages()]).toEqual([0, [true, false]])
    expect(marked.stdout).toContain('2 notes not published: 2 not marked')
    // An earlier site stays as it is where nothing is decided.
    expect([(await runHortus(['build'], { cwd })).code, pages()]).toEqual([1, [true, false]])
    for (const [publish, shown] of [
      ['all', [true, true]],
      ['marked', [true, false]],
    ] as const) {
      writeFiles(cwd, { 'garden/hortus.config.json': JSON.stringify({ publish }) })
      expect([(await runHortus(['build'], { cwd })).code, pages()]).toEqual([0, shown])
    }
    // A stranger's settings decide nothing.
    expect((await runHortus(['build', '--untrusted'], { cwd })).code).toBe(1)
  })

  it('is told as one object where that is asked for', async () => {
    const { code, stdout } = await runHortus(['build', '--json'], { cwd: markedGarden('publish: true') })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      undecided: { kind: 'choice', words: ['publish'], marked: 2, unmarked: 2 },
    })
  })

  it('is built at once where nothing is left to decide', async () => {
    const rest = {
      'garden/Diary.md': '---\nprivate: true\n---\n',
      'garden/Letters.md': '---\npublish: false\n---\n',
    }
    expect((await runHortus(['build'], { cwd: markedGarden('publish: true', rest) })).code).toBe(0)
    const drafts = markedGarden('publish: true')
    expect((await runHortus(['build', '--drafts'], { cwd: drafts })).code).toBe(0)
  })

  it('is built, with a word about it, where Obsidian Publish only ticked a box', async () => {
    const rest = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `garden/n${i}.md`,
        i % 2 === 0 ? '---\npublish: true\n---\n' : `---\npermalink: n/${i}\n---\n`,
      ]),
    )
    const withDiary = { ...rest, 'garden/Letters.md': '---\npublish: true\n---\n' }
    expect((await runHortus(['build'], { cwd: markedGarden('publish: true', withDiary) })).code).toBe(1)
    const site = { ...withDiary, 'garden/publish.css': 'body {}' }
    const { code, stdout } = await runHortus(['build'], { cwd: markedGarden('publish: true', site) })
    expect(code).toBe(0)
    expect(stdout).toContain('16 notes without the "publish: true" that 18 have are published too')
    // Where more than a few lack both, it was no habit.
    const mixed = { ...site, 'garden/a.md': 'a', 'garden/b.md': 'b' }
    expect((await runHortus(['build'], { cwd: markedGarden('publish: true', mixed) })).code).toBe(1)
  })

  it('is served whole, and says of the others that nothing is decided', async () => {
    const cwd = markedGarden('publish: true', { 'garden/Key.md': '---\npassword: sesame\n---\nSecret.' })
    const server = await startServer(['--port', '0'], cwd)
    expect(server.output()).toContain('2 notes without "publish: true" are shown here and marked')
    expect(server.output()).toContain('1 note not published: 1 by a password')
    const get = async (path: string) => (await fetch(new URL(path, server.url))).text()
    expect(await get('/diary/')).toContain(
      '<p class="withheld">Nothing says yet whether this is published.</p>',
    )
    expect(await get('/moss/')).not.toContain('class="withheld"')
    expect(await get('/key/')).not.toContain('Secret.')
    server.child.kill('SIGINT')
    await server.ended
  })
})

describe('what is not published', () => {
  const cwd = (): string => {
    const folder = scratchFolder()
    writeFiles(folder, {
      'garden/Moss.md': 'Grows.',
      'garden/Key.md': '---\ntitle: Key\npassword: sesame\n---\nSecret.',
      'garden/Draft.md': '---\ndraft: true\n---\n',
      'garden/Hidden.md': '---\nhidden: true\n---\n',
      'garden/Notes/Old.md': 'Old.',
      'garden/.obsidian/publish.json': '{\n  "excluded": [\n    "Notes"\n  ]\n}',
    })
    return folder
  }

  it('is listed by check at every level, with the reason and its line, and is no problem', async () => {
    const folder = cwd()
    const { code, stdout } = await runHortus(['check', '--level', 'error'], { cwd: folder })
    expect(code).toBe(0)
    for (const line of [
      'Draft.md:2:1: info: Not published because of "draft: true" (',
      'Hidden.md:2:1: info: Not published because of "hidden: true" (Hexo',
      'Key.md:3:1: info: Not published because of "password" (',
      'Notes/Old.md: info: Not published: "Notes" in excluded, line 3 of .obsidian/publish.json (Obsidian',
    ])
      expect(stdout).toContain(line)
    expect(stdout).not.toContain('sesame')
    const json = JSON.parse((await runHortus(['check', '--format', 'json'], { cwd: folder })).stdout)
    const found = json.diagnostics.filter(({ code }: { code: string }) => code === 'not-published')
    expect(found.map(({ start }: { start?: { line: number } }) => start?.line)).toEqual([2, 2, 3, undefined])
  })

  it('is counted by a build in one line that says how to change it, in a garden nobody trusts too', async () => {
    const folder = cwd()
    for (const flags of [[], ['--untrusted']]) {
      const { code, stdout } = await runHortus(['build', ...flags], { cwd: folder })
      expect(code).toBe(0)
      expect(stdout).toContain(
        `4 notes not published: 1 by "draft" or "publish" (--drafts shows them), 2 by words of other programs (private: 'ignore' in the config publishes them), 1 by a password or the like; "hortus check" says why\n`,
      )
    }
    writeFiles(folder, { 'garden/hortus.config.json': '{ "private": "ignore" }' })
    expect((await runHortus(['build'], { cwd: folder })).stdout).toContain(
      '2 notes not published: 1 by "draft"',
    )
    const pages = ['hidden', 'notes/old', 'key', 'draft'].map((name) =>
      existsSync(join(folder, `site/${name}/index.html`)),
    )
    expect(pages).toEqual([true, true, false, false])
    // A stranger may not lift what other words ask for.
    expect((await runHortus(['build', '--untrusted'], { cwd: folder })).stdout).toContain('4 notes not')
  })

  it('is what a config leaves out that must not run', async () => {
    const folder = cwd()
    writeFiles(folder, {
      'garden/hortus.config.ts': "throw 1\nexport default { ignore: ['letters/**', 'Moss*'] }",
      'garden/letters/a.md': 'Dear',
      'garden/Other.md': 'Other.',
    })
    const { code, stdout } = await runHortus(['build', '--untrusted'], { cwd: folder })
    expect(code).toBe(0)
    expect(stdout).toContain('6 notes not published')
    const pages = ['letters/a', 'moss', 'other'].map((name) =>
      existsSync(join(folder, `site/${name}/index.html`)),
    )
    expect(pages).toEqual([false, false, true])
  })

  it('says so on its page where drafts are shown', async () => {
    const folder = cwd()
    const { stdout } = await runHortus(['build', '--drafts'], { cwd: folder })
    expect(stdout).toContain('4 notes among them are not for the public: keep this site to yourself')
    const page = (name: string) => readFileSync(join(folder, `site/${name}/index.html`), 'utf8')
    expect(page('hidden')).toContain(
      '<p class="withheld">Not published: <code dir="auto">hidden: true</code></p>',
    )
    expect(page('key')).toContain('<p class="withheld">Not published: <code dir="auto">password</code></p>')
    expect(page('moss')).not.toContain('withheld')
  })
})
