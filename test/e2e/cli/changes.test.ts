import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const files = {
  'garden/x/a.md': '# A\n\n[[b|x]] and [[New thing]] #linux/io\n',
  'garden/b.md': '# B\n\n## Why\n\n[[a]] #linux\n',
}

function garden(): { readonly cwd: string; readonly read: (path: string) => string } {
  const cwd = scratchFolder()
  writeFiles(cwd, files)
  return { cwd, read: (path) => readFileSync(join(cwd, 'garden', path), 'utf8') }
}
const run = async (cwd: string, ...args: string[]) => {
  const { code, stdout, stderr } = await runHortus(args, {
    cwd,
    env: { NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  return { code, said: stdout + stderr }
}

describe('hortus rename', () => {
  it('shows what it would do, does it, and undoes it', async () => {
    const { cwd, read } = garden()
    const shown =
      'move garden/b.md to garden/Bee.md\nedit garden/x/a.md\n@@ -2,2 +2,2 @@\n \n' +
      '-[[b|x]] and [[New thing]] #linux/io\n+[[Bee|x]] and [[New thing]] #linux/io\n'
    expect(await run(cwd, 'rename', 'B', 'Bee', '--dry-run')).toEqual({
      code: 0,
      said: `${shown}2 files would be changed, 1 link written anew; nothing was written.\n`,
    })
    expect(read('x/a.md')).toBe(files['garden/x/a.md'])
    expect((await run(cwd, 'rename', 'B', 'Bee')).said).toBe(
      `${shown}2 files changed, 1 link written anew. "hortus undo" puts everything back.\n`,
    )
    expect([read('x/a.md').includes('[[Bee|x]]'), read('Bee.md')]).toEqual([true, files['garden/b.md']])
    expect((await run(cwd, 'undo')).said).toBe('Undone: rename "b.md" to "Bee.md"; 2 files as before.\n')
    expect([read('x/a.md'), read('b.md')]).toEqual(Object.values(files))
    expect((await run(cwd, 'undo')).code).toBe(2)
  })

  it('says what it did, and what it undid, to programs too', async () => {
    const { cwd } = garden()
    const ask = async (...args: string[]) => JSON.parse((await runHortus(args, { cwd })).stdout) as unknown
    const planned = {
      change: { kind: 'move-file', from: 'b.md', to: 'Bee.md' },
      isDone: false,
      undo: null,
      files: [
        { kind: 'edit', path: 'b.md', to: 'Bee.md' },
        { kind: 'edit', path: 'x/a.md', diff: expect.stringMatching(/^@@ .*\n[\s\S]*\+\[\[Bee\|x\]\]/) },
      ],
      links: 1,
      byAlias: 0,
      remarks: [],
    }
    expect(await ask('rename', 'b', 'Bee', '--dry-run', '--json')).toEqual(planned)
    expect(await ask('rename', 'b', 'Bee', '--json')).toEqual({
      ...planned,
      isDone: true,
      undo: expect.stringMatching(/^\d{4}-/),
    })
    expect(await ask('undo', '--json')).toEqual({
      undone: 'rename "b.md" to "Bee.md"',
      files: ['Bee.md', 'b.md', 'x/a.md'],
    })
  })

  it('tells programs what was wrong as an object, and people in words', async () => {
    const { cwd } = garden()
    const failed = async (...args: string[]) => {
      const { code, stdout, stderr } = await runHortus([...args, '--json'], { cwd })
      return { code, ...(JSON.parse(stdout) as object), isSaid: stderr !== '' }
    }
    const told = (error: unknown) => ({ code: 2, error, isSaid: true })
    expect(await failed('rename', 'b', 'a#b')).toEqual(
      told(expect.stringMatching(/^a#b\.md: links cannot name/)),
    )
    expect(await failed('merge', 'none', 'b')).toEqual(
      told(expect.stringMatching(/^no note is named "none"/)),
    )
    expect(await failed('mv', 'b.md')).toEqual(told(expect.stringMatching(/^mv wants what is moved/)))
    expect(await failed('rename', 'b')).toEqual(told(expect.stringContaining('missing required argument')))
    expect(await failed('undo')).toEqual(told('There is nothing to undo'))
  })

  it('undoes nothing where files were changed since, and names them', async () => {
    const { cwd, read } = garden()
    await run(cwd, 'rename-tag', 'linux', 'os')
    writeFiles(join(cwd, 'garden'), { 'b.md': 'mine\n', 'x/a.md': 'mine too\n' })
    expect(await run(cwd, 'undo')).toEqual({
      code: 2,
      said: 'hortus: b.md was changed meanwhile, x/a.md was changed meanwhile\n',
    })
    expect([read('b.md'), read('x/a.md')]).toEqual(['mine\n', 'mine too\n'])
  })

  it('names the notes that could not be read, whose links stay', async () => {
    const { cwd, read } = garden()
    const large = `[[b]] ${'x'.repeat(3_000)}\n`
    writeFiles(join(cwd, 'garden'), {
      'hortus.config.json': '{"budget":{"maxBytes":2000}}',
      'large.md': large,
      'other.md': 'y'.repeat(3_000),
    })
    const { code, stdout, stderr } = await runHortus(['rename', 'b', 'c'], { cwd })
    expect([code, stderr, read('large.md')]).toEqual([
      0,
      'Links stay as they are in what could not be read: large.md (note-too-large; it seems to have such links), ' +
        'other.md (note-too-large)\n',
      large,
    ])
    expect(stdout).toContain('2 files changed')
  })

  it('renames folders, headings and tags, and takes paths as a shell completes them', async () => {
    const { cwd, read } = garden()
    await run(cwd, 'rename', 'b#Why', 'Wherefore')
    await run(cwd, 'rename', 'b#Wherefore', 'b#How come')
    await run(cwd, 'rename-tag', '#linux', 'os')
    await run(cwd, 'rename', 'garden/b.md', 'garden/x/c.md')
    await run(cwd, 'rename', 'x', 'y')
    expect(read('y/a.md')).toBe('# A\n\n[[c|x]] and [[New thing]] #os/io\n')
    expect(read('y/c.md')).toBe('# B\n\n## How come\n\n[[a]] #os\n')
    expect(existsSync(join(cwd, 'garden/x'))).toBe(false)
  })

  it('gives every byte back on the way back, without the history too', async () => {
    const { cwd, read } = garden()
    const text = '[[A]] and [[a]], [[b]] #Linux #LinuX\n'
    writeFiles(join(cwd, 'garden'), { 'c.md': text })
    const env = { NO_COLOR: '1', FORCE_COLOR: undefined, XDG_STATE_HOME: join(cwd, 'state') }
    const quietly = (...args: string[]) => runHortus(args, { cwd, env })
    await quietly('rename', 'a', '7')
    await quietly('rename-tag', 'linux', 'os/kernel')
    expect(read('c.md')).toBe('[[7]] and [[7]], [[b]] #os/kernel #os/kernel\n')
    rmSync(join(cwd, 'garden/.hortus'), { recursive: true })
    await quietly('rename-tag', 'os/kernel', 'linux')
    await quietly('rename', '7', 'a')
    expect(read('c.md')).toBe(text)
    expect(read('x/a.md')).toBe(files['garden/x/a.md'])
  })

  it('moves a folder with files of any kind', async () => {
    const { cwd, read } = garden()
    const odd = ['x/run.sh', 'x/deep/data.json', 'x/no extension', 'x/we#ird[1].txt', 'x/y.docx']
    writeFiles(join(cwd, 'garden'), {
      ...Object.fromEntries(odd.map((path) => [path, 'x'])),
      'c.md': '[s](x/run.sh) ![[y.docx]] [d](x/deep/data.json)\n',
    })
    mkdirSync(join(cwd, 'garden/x/empty/deeper'), { recursive: true })
    expect((await run(cwd, 'rename', 'x', 'y/z')).code).toBe(0)
    for (const path of odd) expect(read(path.replace('x/', 'y/z/')), path).toBe('x')
    expect(read('c.md')).toBe('[s](y/z/run.sh) ![[y.docx]] [d](y/z/deep/data.json)\n')
    expect(existsSync(join(cwd, 'garden/x'))).toBe(false)
    expect((await run(cwd, 'rename', 'y/z/run.sh', 'go')).code).toBe(0)
    expect(read('c.md')).toContain('[s](y/z/go.sh)')
    await run(cwd, 'undo')
    expect((await run(cwd, 'rename', 'y/z', 'y/.git')).said).toContain('cannot start with a dot')
    expect((await run(cwd, 'rename', 'y/z', '/')).code).toBe(0)
    expect([read('run.sh'), read('c.md')]).toEqual(['x', '[s](run.sh) ![[y.docx]] [d](deep/data.json)\n'])
    await run(cwd, 'undo')
    await run(cwd, 'undo')
    expect(read('x/run.sh')).toBe('x')
  })

  it('leaves names of other Unicode forms as they are on disk, and writes beside them', async () => {
    const { cwd } = garden()
    const [folder, note] = ['Été', 'Résumé.md'].map((name) => name.normalize('NFD'))
    writeFiles(join(cwd, 'garden'), { [`${folder}/${note}`]: '# CV\n', 'c.md': '[[Résumé]]\n' })
    const real = join('garden', folder ?? '', note ?? '')
    expect((await run(cwd, 'open', 'Résumé', '--print')).said).toBe(`${real}\n`)
    await run(cwd, 'new', 'Neu', '--folder', 'Été')
    await run(cwd, 'rename', 'b', 'Été/c d')
    await run(cwd, 'rename', 'Résumé', 'Vita')
    const now = (): readonly string[] => readdirSync(join(cwd, 'garden', folder ?? '')).sort()
    expect(now()).toEqual(['Neu.md', 'Vita.md', 'c d.md'])
    for (let i = 0; i < 2; i++) await run(cwd, 'undo')
    expect(now()).toEqual(['Neu.md', note])
    expect(readdirSync(join(cwd, 'garden')).filter((name) => /^E/.test(name))).toEqual([folder])
  })

  it('splits, moves, makes series and replaces, each one undo', async () => {
    const { cwd, read } = garden()
    writeFiles(join(cwd, 'garden'), {
      'n.md': '# N\n\n## One\n\nRed.\n\n## Two\n\nBlue.\n',
      'l.md': '[[n#One]]\n',
    })
    expect((await run(cwd, 'split', 'n', '--into', 'parts')).code).toBe(0)
    expect([read('n.md'), read('parts/Two.md'), read('l.md')]).toEqual([
      '# N\n\n- [[One]]\n- [[Two]]\n',
      '# Two\n\nBlue.\n',
      '[[One]]\n',
    ])
    await run(cwd, 'make-series', 'parts', '--title', 'Colours', '--by', 'index')
    expect(read('parts/Colours.md')).toContain('1. [[One]]\n2. [[Two]]\n')
    await run(cwd, 'undo')
    await run(cwd, 'undo')
    expect(existsSync(join(cwd, 'garden/.trash'))).toBe(false)
    await run(cwd, 'move-part', 'n#One', 'b#Why', '--leave', 'link')
    expect([read('n.md'), read('b.md')]).toEqual([
      '# N\n\n[[b#One]]\n\n## Two\n\nBlue.\n',
      '# B\n\n## Why\n\n[[a]] #linux\n\n### One\n\nRed.\n',
    ])
    expect((await run(cwd, 'undo')).said).toBe(
      'Undone: move a part of "n.md" to "b.md"; 3 files as before.\n',
    )
    expect((await run(cwd, 'replace', '(a+)+$', 'x', '--regexp', '--in', 'text,code')).code).toBe(0)
    await run(cwd, 'undo')
    await run(cwd, 'replace', 'red|blue', '<$&>', '--regexp')
    expect(read('n.md')).toBe('# N\n\n## One\n\n<Red>.\n\n## Two\n\n<Blue>.\n')
    writeFiles(join(cwd, 'garden'), { 'evil.md': `${'a'.repeat(60)}!\n` })
    const { code, said } = await run(cwd, 'replace', '(a+)+$', 'x', '--regexp')
    expect([code, said]).toEqual([
      2,
      expect.stringMatching(/^hortus: The expression takes too long on evil\.md/),
    ])
  })

  it('takes the copy in the trash along when a merge is undone', async () => {
    const { cwd, read } = garden()
    writeFiles(join(cwd, 'garden'), { '.trash/keep.md': 'mine' })
    await run(cwd, 'merge', 'x/a', 'b')
    expect(read('.trash/x/a.md')).toBe(files['garden/x/a.md'])
    await run(cwd, 'undo')
    expect([read('x/a.md'), read('b.md')]).toEqual(Object.values(files))
    expect([existsSync(join(cwd, 'garden/.trash/x')), read('.trash/keep.md')]).toEqual([false, 'mine'])
  })

  it.each([
    [['rename', 'none', 'x'], /^hortus: no note is named "none"\n$/],
    [['rename', 'b', 'x/a'], /^hortus: x\/a\.md is there already\n$/],
    [['rename', 'b', 'b'], /^hortus: b\.md is called that already\n$/],
    [['rename', 'b', '../c'], /^hortus: \.\.\/c\.md: it leads out of the garden\n$/],
    [
      ['rename', 'b', 'what?'],
      /^hortus: what\?\.md: Windows cannot hold "\?" in a name; "what\.md" would do\n$/,
    ],
    [['rename', 'b#None', 'x'], /^hortus: b\.md has no heading "None"; it has "B", "Why"\n$/],
    [['rename-tag', 'none', 'x'], /^hortus: No note has the tag #none\n$/],
    [['new', 'B', '--topic', 'none'], /^hortus: there is no topic "none"/],
  ])('says why it cannot: %j', async (args, message) => {
    const { cwd, read } = garden()
    const { code, said } = await run(cwd, ...args)
    expect([code, said]).toEqual([2, expect.stringMatching(message)])
    expect(read('b.md')).toBe(files['garden/b.md'])
  })
})

describe('hortus new', () => {
  it('writes a note where it is asked for, with the topic of the note that asks', async () => {
    const { cwd, read } = garden()
    expect(await run(cwd, 'new', 'New thing')).toEqual({ code: 0, said: 'garden/x/New thing.md\n' })
    expect(read('x/New thing.md')).toBe('---\ntags: [linux]\n---\n\n# New thing\n\n')
    expect((await run(cwd, 'new', 'New thing')).code).toBe(2)
    expect((await run(cwd, 'new', 'What: a/b?')).said).toBe('garden/What a b.md\n')
    expect(read('What a b.md')).toContain('title: "What: a/b?"')
  })

  it('writes it in the folder that is said before its name, and where Obsidian has been told', async () => {
    const { cwd, read } = garden()
    expect((await run(cwd, 'new', 'Trees/Oak')).said).toBe('garden/Trees/Oak.md\n')
    expect(read('Trees/Oak.md')).toBe('# Oak\n\n')
    expect((await run(cwd, 'new', 'red/Elm', '--folder', 'Trees')).said).toBe('garden/Trees/red/Elm.md\n')
    writeFiles(cwd, {
      'garden/.obsidian/app.json': '{"newFileLocation": "folder", "newFileFolderPath": "In/box"}',
    })
    expect((await run(cwd, 'new', 'New thing')).said).toBe('garden/In/box/New thing.md\n')
    expect((await run(cwd, 'new', 'Ash', '--folder', 'x')).said).toBe('garden/x/Ash.md\n')
    expect((await run(cwd, 'new', '../Out')).said).toContain('is not in the garden')
  })
})
