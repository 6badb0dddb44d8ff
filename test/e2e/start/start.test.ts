import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ensureBuilt } from '../../../src/start/ensure-built.mjs'
import { ensureInstalled } from '../../../src/start/ensure-installed.mjs'

/** A project in a folder of its own that is gone after the test. */
function createProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'hortus-start-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  write(root, files)
  return root
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** A lock with one package that lies in the project itself, so that npm needs no network. */
function lockOf(name: string): string {
  return JSON.stringify({
    name: 'garden-shed',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'garden-shed', dependencies: { [name]: `file:${name}` } },
      [name]: { version: '1.0.0' },
      [`node_modules/${name}`]: { resolved: name, link: true },
    },
  })
}

const packageOf = (name: string) =>
  JSON.stringify({ name: 'garden-shed', dependencies: { [name]: `file:${name}` } })

describe('the installation', () => {
  it('is done once, and again when the lock is another', () => {
    const root = createProject({
      'package.json': packageOf('rake'),
      'package-lock.json': lockOf('rake'),
      'rake/package.json': '{"name":"rake","version":"1.0.0"}',
      'hoe/package.json': '{"name":"hoe","version":"1.0.0"}',
    })
    const log: string[] = []
    const install = () => ensureInstalled(root, (line) => log.push(line))
    expect([install(), log.length]).toEqual([true, 1])
    expect(existsSync(join(root, 'node_modules/rake/package.json'))).toBe(true)
    expect([install(), log.length]).toEqual([true, 1])

    write(root, { 'package.json': packageOf('hoe'), 'package-lock.json': lockOf('hoe') })
    expect([install(), log.length]).toEqual([true, 2])
    expect(existsSync(join(root, 'node_modules/hoe/package.json'))).toBe(true)
    expect(existsSync(join(root, 'node_modules/rake'))).toBe(false)
  })

  it('is left alone when "npm install" has already done it', () => {
    const lock = JSON.stringify({
      packages: {
        '': {},
        'node_modules/rake': { version: '1.2.3' },
        'node_modules/rake-darwin': { version: '1.2.3', optional: true },
      },
    })
    const root = createProject({
      'package.json': '{}',
      'package-lock.json': lock,
      'node_modules/.package-lock.json': JSON.stringify({
        packages: { 'node_modules/rake': { version: '1.2.3' } },
      }),
    })
    const fail = (): void => expect.unreachable('it installs')
    expect(ensureInstalled(root, fail)).toBe(true)
  })
})

describe('the build', () => {
  /** A bundler that leaves a file named after its source, as real ones leave chunks, and counts its runs. */
  const bundler = `
    const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs')
    const source = readFileSync('src/main.ts', 'utf8').trim()
    appendFileSync('runs', 'x')
    if (source === 'broken') { console.error('cannot parse'); process.exit(1) }
    mkdirSync('dist', { recursive: true })
    writeFileSync('dist/hortus.js', source)
    writeFileSync('dist/chunk-' + source + '.js', source)
  `
  const project = () =>
    createProject({
      'package.json': '{}',
      'src/main.ts': 'one',
      'web/a.ts': '',
      'node_modules/vite/bin/vite.js': bundler,
    })
  const runs = (root: string) => readFileSync(join(root, 'runs'), 'utf8').length
  const build = (root: string) => ensureBuilt(root, () => {})

  /** The exit code of a program of its own that wants it built. */
  const buildElsewhere = (root: string): Promise<number | null> => {
    const module = new URL('../../../src/start/ensure-built.mjs', import.meta.url).href
    const script = `import(${JSON.stringify(module)}).then(({ ensureBuilt }) => {
      process.exitCode = ensureBuilt(${JSON.stringify(root)}, () => {}) ? 0 : 1
    })`
    return new Promise((resolve) => {
      spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'inherit'] }).once(
        'exit',
        resolve,
      )
    })
  }

  it('happens when a source is new or has other content, not when it was only touched', () => {
    const root = project()
    expect([build(root), runs(root)]).toEqual([true, 1])
    expect([build(root), runs(root)]).toEqual([true, 1])
    utimesSync(join(root, 'src/main.ts'), new Date(), new Date())
    expect([build(root), runs(root)]).toEqual([true, 1])
    write(root, { 'web/deep/b.ts': '' })
    expect([build(root), runs(root)]).toEqual([true, 2])
    rmSync(join(root, 'web/deep/b.ts'))
    expect([build(root), runs(root)]).toEqual([true, 3])
  })

  it('leaves no chunks of an earlier one behind', () => {
    const root = project()
    build(root)
    const old = new Date(Date.now() - 60_000)
    for (const name of readdirSync(join(root, 'dist'))) utimesSync(join(root, 'dist', name), old, old)
    write(root, { 'src/main.ts': 'two' })
    build(root)
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['.stamp', 'chunk-two.js', 'hortus.js'])
  })

  it('happens once when two programs find at the same time that it is needed', async () => {
    const root = project()
    // One that takes its time, and would trip over another one's files.
    const slow = `
      const fs = require('node:fs')
      fs.mkdirSync('dist/web')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
      fs.writeFileSync('dist/web/app.js', '')
      fs.rmSync('dist/web', { recursive: true })
    `
    write(root, { 'node_modules/vite/bin/vite.js': slow + bundler })
    expect(await Promise.all([1, 2, 3].map(() => buildElsewhere(root)))).toEqual([0, 0, 0])
    expect(runs(root)).toBe(1)
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['.stamp', 'chunk-one.js', 'hortus.js'])
  })

  it('happens although a program that built was killed', () => {
    const root = project()
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    write(root, { 'dist/.lock': String(pid) })
    expect([build(root), runs(root)]).toEqual([true, 1])
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['.stamp', 'chunk-one.js', 'hortus.js'])
  })

  it('is the one for readers, whatever the program that asks for it is doing', () => {
    const root = project()
    write(root, {
      'node_modules/vite/bin/vite.js': `${bundler}\nwriteFileSync('mode', process.env.NODE_ENV)`,
    })
    // This test run says `test`, for which libraries would bring their warnings along.
    expect(process.env['NODE_ENV']).toBe('test')
    build(root)
    expect(readFileSync(join(root, 'mode'), 'utf8')).toBe('production')
  })

  it('that fails is tried again', () => {
    const root = project()
    write(root, { 'src/main.ts': 'broken' })
    expect([build(root), runs(root)]).toEqual([false, 1])
    expect([build(root), runs(root)]).toEqual([false, 2])
    write(root, { 'src/main.ts': 'fine' })
    expect([build(root), runs(root)]).toEqual([true, 3])
  })
})
