import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

/** A garden of notes and symbolic links; what is in it is told by path: a text, or where a link leads. */
function garden(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>) {
  const cwd = scratchFolder()
  writeFiles(cwd, { 'hortus.config.json': '{ "ignore": ["old/**"] }', ...files })
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    symlinkSync(target.replace('CWD', cwd), join(cwd, path))
  }
  return {
    async run(...args: string[]) {
      const { code, stdout, stderr } = await runHortus(args, {
        cwd,
        env: { FORCE_COLOR: undefined, NO_COLOR: '1' },
      })
      return { code, said: stdout + stderr }
    },
    state() {
      // Node's listing follows links to folders.
      const isReal = (path: string): boolean =>
        realpathSync(join(cwd, dirname(path))) === join(realpathSync(cwd), dirname(path))
      const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter(
        (path) =>
          !/^(\.hortus|hortus\.config)/.test(path) &&
          isReal(path) &&
          !lstatSync(join(cwd, path)).isDirectory(),
      )
      const told = names.sort().map((path) => {
        const file = join(cwd, path)
        const isLink = lstatSync(file).isSymbolicLink()
        return [
          path,
          isLink ? `→ ${readlinkSync(file).replace(cwd, 'CWD')}` : readFileSync(file, 'utf8'),
        ] as const
      })
      return Object.fromEntries(told)
    },
  }
}

const notes = { 'alpha/One.md': '# One\n\n[[Two]]\n', 'alpha/sub/Two.md': '# Two\n', 'beta/B.md': '# B\n' }

describe('symbolic links', () => {
  it('that lead into a folder lead there when it has moved, and back after an undo', async () => {
    const { run, state } = garden(notes, {
      'Top.md': 'alpha/One.md',
      'beta/folder': '../alpha/sub',
      'beta/whole.md': 'CWD/alpha/One.md',
    })
    const before = state()
    const shown = await run('mv', 'alpha', 'deep/gamma', '--dry-run')
    for (const link of ['Top.md', 'beta/folder', 'beta/whole.md'])
      expect(shown.said).toContain(`lead the symbolic link ${link} on`)
    expect(state()).toEqual(before)
    expect((await run('mv', 'alpha', 'deep/gamma')).code).toBe(0)
    expect(state()).toEqual({
      'Top.md': '→ deep/gamma/One.md',
      'beta/B.md': '# B\n',
      'beta/folder': '→ ../deep/gamma/sub',
      'beta/whole.md': '→ CWD/deep/gamma/One.md',
      'deep/gamma/One.md': notes['alpha/One.md'],
      'deep/gamma/sub/Two.md': '# Two\n',
    })
    await run('undo')
    expect(state()).toEqual(before)
  })

  it('in a folder move with it as links, and what they show stays where it is', async () => {
    const { run, state } = garden(notes, {
      'alpha/far.txt': '../../far.txt',
      'alpha/folder': '../beta',
      'alpha/inside.md': 'sub/Two.md',
      'alpha/none.md': 'none-yet.md',
      'alpha/out.md': '../beta/B.md',
    })
    const before = state()
    expect((await run('mv', 'alpha', 'deep/gamma')).code).toBe(0)
    expect(state()).toEqual({
      'beta/B.md': '# B\n',
      'deep/gamma/One.md': notes['alpha/One.md'],
      'deep/gamma/far.txt': '→ ../../../far.txt',
      'deep/gamma/folder': '→ ../../beta',
      'deep/gamma/inside.md': '→ sub/Two.md',
      'deep/gamma/none.md': '→ none-yet.md',
      'deep/gamma/out.md': '→ ../../beta/B.md',
      'deep/gamma/sub/Two.md': '# Two\n',
    })
    await run('undo')
    expect(state()).toEqual(before)
  })

  it('to a folder are renamed themselves, and a file behind one is the file that is really there', async () => {
    const { run, state } = garden(notes, { 'beta/folder': '../alpha/sub' })
    const before = state()
    expect((await run('mv', 'beta/folder', 'beta/shelf')).code).toBe(0)
    expect(state()).toMatchObject({ 'alpha/sub/Two.md': '# Two\n', 'beta/shelf': '→ ../alpha/sub' })
    expect((await run('mv', 'beta/shelf/Two.md', 'beta/shelf/Zwei.md')).code).toBe(0)
    expect(state()).toMatchObject({ 'alpha/sub/Zwei.md': '# Two\n', 'alpha/One.md': '# One\n\n[[Zwei]]\n' })
    await run('undo')
    await run('undo')
    expect(state()).toEqual(before)
  })

  it('follow a note that is renamed or merged', async () => {
    const { run, state } = garden(notes, { 'Top.md': 'alpha/One.md' })
    await run('rename', 'alpha/One', 'Uno')
    expect(state()['Top.md']).toBe('→ alpha/Uno.md')
    await run('merge', 'alpha/Uno', 'B')
    expect(state()['Top.md']).toBe('→ beta/B.md')
  })

  it('that the settings leave out are named before they lead nowhere', async () => {
    const { run, state } = garden(notes, { 'old/One.md': '../alpha/One.md' })
    const { said } = await run('mv', 'alpha', 'gamma', '--dry-run')
    expect(said).toContain('what the settings ignore stay as they are, and lead nowhere then: old/One.md')
    const asked = JSON.parse((await run('mv', 'alpha', 'gamma', '--json')).said.replace(/\}\n[^}]*$/, '}'))
    expect(asked).toMatchObject({ isDone: true, remarks: [{ kind: 'symlinks', notes: ['old/One.md'] }] })
    expect(state()['old/One.md']).toBe('→ ../alpha/One.md')
  })

  it('that show a note twice have it changed once', async () => {
    const { run, state } = garden(
      { 'a/One.md': '# One\n\n#tree [[Two]]\n', 'Two.md': '# Two\n' },
      { 'Top.md': 'a/One.md' },
    )
    expect((await run('rename-tag', 'tree', 'oak')).said).toContain('1 file changed')
    expect((await run('rename', 'Two', 'b/Zwei')).code).toBe(0)
    expect(state()).toEqual({
      'Top.md': '→ a/One.md',
      'a/One.md': '# One\n\n#oak [[Zwei]]\n',
      'b/Zwei.md': '# Two\n',
    })
  })
})
