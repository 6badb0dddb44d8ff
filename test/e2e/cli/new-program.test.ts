import { spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { program, root } from './run-hortus.ts'
import { scratchFolder, scratchGarden } from './scratch.ts'

/** A copy of the built program that can be changed: `hortus.js` in it, and its entry's times. */
function copyProgram(): { readonly entry: string; change(): void } {
  const folder = scratchFolder()
  // Not what other runs of the program keep there at this moment.
  const filter = (path: string): boolean => !path.endsWith('.code')
  cpSync(dirname(program), join(folder, 'dist'), { recursive: true, preserveTimestamps: true, filter })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const entry = join(folder, 'dist/hortus.js')
  return {
    entry,
    change() {
      const { atime, mtime } = statSync(entry)
      appendFileSync(entry, '\n// another build\n')
      // As in packages and images, where every file has the same time.
      utimesSync(entry, atime, mtime)
    },
  }
}

function start(entry: string, args: readonly string[], cwd: string, path = process.env['PATH']) {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd,
    env: { ...process.env, PATH: path, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output += text.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { child, ended, output: () => output }
}

it('builds the site anew with another build of the program, and not with the same', async () => {
  const copy = copyProgram()
  const cwd = scratchGarden('clean')
  const stages = async (): Promise<readonly string[]> => {
    const run = start(copy.entry, ['build', '--json'], cwd)
    expect(await run.ended).toBe(0)
    return Object.keys((JSON.parse(run.output()) as { ms: Record<string, number> }).ms)
  }
  expect(await stages()).toContain('render')
  expect(await stages()).not.toContain('render')
  copy.change()
  expect(await stages()).toContain('render')
})

it('answers a page that an earlier build made with the whole page', async () => {
  const copy = copyProgram()
  const cwd = scratchGarden('clean')
  const ask = async (tag?: string) => {
    const server = start(copy.entry, ['serve', '--port', '0'], cwd)
    await expect.poll(() => server.output(), { timeout: 120_000 }).toContain('Ctrl+C')
    const url = /http:\/\/\S+/.exec(server.output())![0]
    const answer = await fetch(url, { headers: tag === undefined ? {} : { 'if-none-match': tag } })
    await answer.text()
    server.child.kill('SIGINT')
    await server.ended
    return { status: answer.status, tag: answer.headers.get('etag')! }
  }
  const first = await ask()
  expect(await ask(first.tag)).toEqual({ status: 304, tag: first.tag })
  copy.change()
  const later = await ask(first.tag)
  expect(later.status).toBe(200)
  expect(later.tag).not.toBe(first.tag)
})

it.skipIf(process.platform !== 'linux')('opens the browser when asked to', async () => {
  const cwd = scratchGarden('clean')
  const bin = join(cwd, 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" > "${join(cwd, 'opened')}"\n`)
  chmodSync(join(bin, 'xdg-open'), 0o755)
  const path = `${bin}${delimiter}${process.env['PATH']}`
  const server = start(program, ['serve', '--port', '0', '--open', '--read-only'], cwd, path)
  await expect.poll(() => opened(join(cwd, 'opened')), { timeout: 120_000 }).toMatch(/^http/)
  expect(server.output()).toContain(opened(join(cwd, 'opened')).trim())
})

function opened(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
