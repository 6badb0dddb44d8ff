import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { program, root } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'

let folder: string
/** Where a copy of the program keeps its code, and where it may do so in the user's folder. */
let beside: string
let usersOwn: string

beforeEach(() => {
  folder = scratchFolder()
  beside = join(folder, 'dist/.code')
  usersOwn = join(folder, 'cache/hortus/code')
  // Not what other runs of the program keep there at this moment.
  const filter = (path: string): boolean => !path.endsWith('.code')
  cpSync(dirname(program), join(folder, 'dist'), { recursive: true, preserveTimestamps: true, filter })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFiles(folder, {
    'garden/hortus.config.json': '{ "parser": "remark" }',
    'garden/index.md': '# Pond\n',
    // Long enough for a thread of its own.
    'garden/Reed.md': `A [[Pond]].\n\n${'Water and *wind*.\n\n'.repeat(600)}`,
  })
})

/** What `hortus links` prints, from a copy of the program. */
function run(env: NodeJS.ProcessEnv = {}): string {
  // Notes are read anew, so that threads start.
  rmSync(join(folder, 'cache'), { recursive: true, force: true })
  return runAgain(env)
}

function runAgain(env: NodeJS.ProcessEnv = {}): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'dist/hortus.js'), 'links', 'Reed', 'garden'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: join(folder, 'cache'), ...env },
    },
  )
  return stdout + stderr
}

/** Every file that holds code. */
function codeFiles(where: string): readonly string[] {
  return readdirSync(where, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('a program whose compiled code is kept', () => {
  it('does the same from kept code, in its threads too, and writes nothing again', () => {
    const printed = run()
    expect(printed).toContain('1 outlink')
    // Modules are read lazily, then whole, which V8 keeps apart.
    expect(readdirSync(beside)).toHaveLength(2)
    const files = codeFiles(beside)
    const contents = files.map((file) => readFileSync(file))
    expect(run()).toBe(printed)
    expect(codeFiles(beside)).toEqual(files)
    expect(files.map((file, i) => contents[i]?.equals(readFileSync(file)))).toEqual(files.map(() => true))
  })

  it('does the same where kept code is damaged', () => {
    const printed = run()
    const files = codeFiles(beside)
    const damages: readonly ((bytes: Buffer) => Uint8Array)[] = [
      (bytes) => bytes.fill(255, bytes.length - 40, bytes.length - 30),
      (bytes) => bytes.subarray(0, bytes.length / 2),
      () => new Uint8Array(),
    ]
    for (const damage of damages) {
      for (const file of files) writeFileSync(file, damage(readFileSync(file)))
      expect(run()).toBe(printed)
    }
  })

  it('runs a module that is another now, of the same length', () => {
    run()
    const isChanged = readdirSync(join(folder, 'dist'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => {
        const file = join(folder, 'dist', name)
        const text = readFileSync(file, 'utf8')
        const changed = text.replaceAll('"outlink"', '"inglink"')
        if (changed !== text) writeFileSync(file, changed)
        return changed !== text
      })
    expect(isChanged).toContain(true)
    expect(run()).toContain('1 inglink')
  })

  it('is kept in the user’s own folder where nothing can be written beside the program', () => {
    writeFileSync(beside, 'a file stands there')
    const printed = runAgain()
    expect(codeFiles(usersOwn).length).toBeGreaterThan(0)
    expect(runAgain()).toBe(printed)
  })

  it('runs where nothing can be kept at all, and where nobody wants it', () => {
    const printed = run({ NODE_DISABLE_COMPILE_CACHE: '1' })
    expect(readdirSync(join(folder, 'dist'))).not.toContain('.code')
    writeFileSync(beside, 'a file stands there')
    mkdirSync(dirname(usersOwn), { recursive: true })
    writeFileSync(usersOwn, 'a file stands there')
    expect(runAgain()).toBe(printed)
  })
})
