import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../cli/run-hortus.ts'
import { writeFiles } from '../cli/scratch.ts'

/** An empty folder, but for what `npm install hortus` puts there. */
let folder: string

/** Paths of the packages below it, the program's own first. */
let packages: readonly string[]

function run(command: string, args: readonly string[], cwd = folder) {
  const env = { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: join(folder, 'cache') }
  const { status: code, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env })
  return { code, stdout, stderr }
}

function hortus(...args: readonly string[]) {
  return run(process.execPath, ['node_modules/hortus/dist/hortus.js', ...args])
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-packed-'))
  // Packs what is built: another build would empty what other tests run at this moment.
  const packed = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], root)
  const [{ filename }] = JSON.parse(packed.stdout) as readonly [{ readonly filename: string }]
  mkdirSync(join(folder, 'node_modules/hortus'), { recursive: true })
  expect(run('tar', ['-xzf', filename, '--strip-components=1', '-C', 'node_modules/hortus']).code).toBe(0)
  // `npm pack` builds the types, too.
  const types = ['-p', 'tsconfig.json', '--noEmit', 'false', '--emitDeclarationOnly']
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const typesFolder = join(folder, 'node_modules/hortus/dist/types')
  expect(run(process.execPath, [compiler, ...types, '--outDir', typesFolder], root).code).toBe(0)
  const installed = run('npm', ['ls', '--omit=dev', '--all', '--parseable'], root).stdout
  const others = installed
    .split('\n')
    .flatMap((path) => (path.includes('node_modules') ? relative(root, path) : []))
  for (const path of others) cpSync(join(root, path), join(folder, path), { recursive: true })
  packages = ['node_modules/hortus', ...others]
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the package, unpacked where nothing else is', () => {
  it('is at most 60 packages and 60 MB', () => {
    const bytes = readdirSync(join(folder, 'node_modules'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
    expect(packages.length).toBeGreaterThan(10)
    expect(packages.length).toBeLessThanOrEqual(60)
    expect(bytes).toBeLessThanOrEqual(60_000_000)
  })

  it('begins a garden, checks it and builds its site', () => {
    expect(hortus('init', 'garden', '--yes')).toMatchObject({ code: 0, stderr: '' })
    // One of its notes shows what a wish is.
    expect(hortus('check', 'garden').stdout).toContain('3 notes: 1 warning')
    expect(hortus('build', 'garden')).toMatchObject({ code: 0, stderr: '' })
    expect(statSync(join(folder, 'site/index.html')).size).toBeGreaterThan(1_000)
  })

  it('says in words that Node is too old', () => {
    const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } })`
    const { code, stderr } = run(process.execPath, [
      '--import',
      older,
      'node_modules/hortus/dist/hortus.js',
      'build',
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('this is 20.1.0')
    expect(stderr).toContain('--package=node@24 -- hortus build')
  })

  it.each([
    { module: 'preserve', moduleResolution: 'bundler' },
    { module: 'nodenext', moduleResolution: 'nodenext' },
  ])('has types that hold for $moduleResolution', (options) => {
    writeFiles(folder, {
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          ...options,
          target: 'es2024',
          strict: true,
          noEmit: true,
          skipLibCheck: false,
          types: [],
        },
        files: ['use.ts'],
      }),
      'package.json': '{ "type": "module" }',
      'use.ts': `
import { defineFeature, defineGarden, hrefOf, toAddress, toNotePath, type NotePath } from 'hortus'
import { buildNameIndex, resolveLink } from 'hortus/link'

const path: NotePath = toNotePath('linux/page-cache.md')
// @ts-expect-error A plain text is no path.
const wrong: NotePath = 'linux/page-cache.md'
export const used = [path, wrong, hrefOf('/', toAddress('linux/')), buildNameIndex, resolveLink]
export default defineGarden({ features: [defineFeature({ name: 'mine', about: 'Nothing yet.' })] })
`,
    })
    // The compiler is the project's; all else is what was installed, and Node's types are not.
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    expect(run(process.execPath, [compiler, '-p', '.'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})
