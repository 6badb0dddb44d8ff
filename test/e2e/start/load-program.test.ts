import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { packCode, unpackCode } from '../../../src/start/compiled-code.ts'
import { root } from '../cli/run-hortus.ts'

/** A program of two scripts; `say` is what the second prints. */
function createProgram(say: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'main.cjs'), `const { say } = require('./chunk-say.cjs')\nsay()\n`)
  writeChunk(folder, say)
  return folder
}

function writeChunk(folder: string, say: string): void {
  writeFileSync(join(folder, 'chunk-say.cjs'), `exports.say = () => console.log(${JSON.stringify(say)})\n`)
}

/** Runs it in a process of its own, and gives what it printed. */
function run(folder: string, flags: readonly string[] = [], env: NodeJS.ProcessEnv = {}): string {
  const loader = pathToFileURL(join(root, 'dist/load-program.js')).href
  const script = `import(${JSON.stringify(loader)}).then(({ createScriptLoader }) =>
    createScriptLoader(${JSON.stringify(folder)}).loadProgram('main'))`
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return stdout + stderr
}

const codeFiles = (folder: string): readonly string[] =>
  readdirSync(join(folder, '.code')).map((name) => join(folder, '.code', name))

describe('a program that keeps what V8 compiled', () => {
  it('runs the kept code', () => {
    const folder = createProgram('one')
    expect(run(folder)).toBe('one\n')
    const [file] = codeFiles(folder)
    const { scripts } = unpackCode(readFileSync(file!))!
    expect([...scripts.keys()].sort()).toEqual(['chunk-say.cjs', 'main.cjs'])
    // The code of one text under the checksum of another: what is printed tells which of them ran.
    const other = createProgram('two')
    run(other)
    const { source } = unpackCode(readFileSync(codeFiles(other)[0]!))!.scripts.get('chunk-say.cjs')!
    writeChunk(folder, 'two')
    const mixed = new Map([...scripts, ['chunk-say.cjs', { ...scripts.get('chunk-say.cjs')!, source }]])
    writeFileSync(file!, packCode({ lived: 60_000, scripts: mixed }))
    expect(run(folder)).toBe('one\n')
  })

  it('runs a script that is another now, of the same length', () => {
    const folder = createProgram('one')
    run(folder)
    writeChunk(folder, 'two')
    expect([run(folder), run(folder)]).toEqual(['two\n', 'two\n'])
  })

  it('does not write again what is whole', () => {
    const folder = createProgram('one')
    run(folder)
    const [file] = codeFiles(folder)
    const { scripts } = unpackCode(readFileSync(file!))!
    // However long the next one takes.
    writeFileSync(file!, packCode({ lived: 60_000, scripts }))
    const { ino, mtimeMs } = statSync(file!)
    run(folder)
    expect(statSync(file!)).toMatchObject({ ino, mtimeMs })
  })

  it('does without kept code that is damaged, and keeps it anew', () => {
    const folder = createProgram('one')
    run(folder)
    const [file] = codeFiles(folder)
    const whole = readFileSync(file!)
    const damaged = Buffer.from(whole)
    damaged[whole.length - 40]! ^= 255
    for (const content of [damaged, whole.subarray(0, whole.length / 2), Buffer.alloc(0)]) {
      writeFileSync(file!, content)
      expect(run(folder)).toBe('one\n')
      expect(unpackCode(readFileSync(file!))?.scripts.size).toBe(2)
    }
  })

  it('keeps it for each setting of V8 by itself', () => {
    const folder = createProgram('one')
    run(folder)
    expect(run(folder, ['--no-opt'])).toBe('one\n')
    expect(codeFiles(folder)).toHaveLength(2)
  })

  it('runs where nothing can be kept, and where nobody wants it', () => {
    const folder = createProgram('one')
    expect(run(folder, [], { NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('one\n')
    expect(readdirSync(folder)).not.toContain('.code')
    writeFileSync(join(folder, '.code'), 'a file stands there')
    expect(run(folder)).toBe('one\n')
    rmSync(join(folder, '.code'))
    mkdirSync(join(folder, '.code'))
    chmodSync(join(folder, '.code'), 0o555)
    expect(run(folder)).toBe('one\n')
    chmodSync(join(folder, '.code'), 0o755)
  })

  it('tells where a script fails by its own lines', () => {
    const folder = createProgram('one')
    writeFileSync(join(folder, 'chunk-say.cjs'), `exports.say = () => {\n  throw new Error('broken')\n}\n`)
    expect(run(folder)).toContain(`${join(folder, 'chunk-say.cjs')}:2`)
    expect(run(folder)).toContain(`${join(folder, 'chunk-say.cjs')}:2`)
  })
})
