import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openClient } from '../lsp/open-client.ts'
import { program, runHortus } from './run-hortus.ts'

/** A program that reads one of these files whole takes more than this, in MB; one that reads none takes half of it. */
const memory = 400

const mebibyte = 1_048_576
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-large-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file that repeats a text up to a size. */
function writeLarge(path: string, mebibytes: number, text: string): void {
  const file = join(folder, 'garden', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, Buffer.alloc(mebibytes * mebibyte, text))
}

function write(path: string, text: string): void {
  mkdirSync(join(folder, 'garden'), { recursive: true })
  writeFileSync(join(folder, 'garden', path), text)
}

/** Says at the end of a program how much memory it has used: not by `resourceUsage`, which begins with what these tests hold. */
const peakFile = new URL('../../../src/site/output/peak-memory.ts', import.meta.url)
const tellPeak = `data:text/javascript,import{peakMemory}from'${peakFile}';process.on('exit',()=>console.error('peak',peakMemory()))`

async function run(...args: readonly string[]) {
  const env = { XDG_CACHE_HOME: join(folder, 'cache'), NODE_OPTIONS: `--import ${tellPeak}` }
  const { code, stdout, stderr } = await runHortus(args, env)
  const peaks = [...stderr.matchAll(/^peak (\d+)$/gm)].map(([, mebibytes]) => Number(mebibytes))
  expect(peaks).not.toEqual([])
  return { code, said: stdout + stderr, peak: Math.max(...peaks) }
}

const build = () => run('build', join(folder, 'garden'), '--out', join(folder, 'site'))
const page = (address: string): string => readFileSync(join(folder, 'site', address, 'index.html'), 'utf8')

const large: readonly (readonly [name: string, mebibytes: number, text: string])[] = [
  ['paragraphs.md', 50, 'A short one.\n\n'],
  ['korean.md', 40, '우리는 정원에 나무를 심는다. '],
  ['line.md', 60, 'one line without an end '],
  ['board.canvas', 60, '{"nodes":[{"id":"a","type":"text","text":"'],
]

describe('files that are too large to be read', () => {
  it('are named, shown by their start, and cost no memory', async () => {
    write('index.md', `# Home\n\n${large.map(([name]) => `![[${name}]]`).join('\n\n')}\n\n[[table.csv]]\n`)
    for (const [name, mebibytes, text] of large) writeLarge(name, mebibytes, text)
    for (let i = 1; i <= 4; i++) writeLarge(`log ${i}.md`, 20, `Line of log ${i}.\n\n`)
    writeLarge('table.csv', 60, 'a,b,c\n')

    const { code, peak } = await build()
    expect(code).toBe(1)
    expect(peak).toBeLessThan(memory)
    expect(page('korean')).toContain('우리는 정원에')
    expect(page('korean')).not.toContain('\ufffd')
    expect(page('line').length).toBeLessThan(mebibyte)

    const { said } = await run('check', join(folder, 'garden'))
    for (const [name, mebibytes] of large) {
      expect(said).toContain(name)
      expect(said).toContain(`Unexpected ${mebibytes * mebibyte} bytes, expected at most ${mebibyte}`)
    }
    expect(said).toContain('budget.maxBytes')
  })

  it('stay back where their properties say so', async () => {
    write('index.md', '# Home\n')
    writeLarge('secret.md', 50, `---\ndraft: true\n---\n\nA secret.\n\n`)
    await build()
    expect(() => page('secret')).toThrow()
  })

  it('are none of a config, which is named', async () => {
    write('index.md', '# Home\n')
    writeLarge('hortus.config.json', 60, ' ')
    const { code, said, peak } = await build()
    expect(code).toBe(2)
    expect(said).toContain(`hortus.config.json has ${60 * mebibyte} bytes, expected at most ${mebibyte}`)
    expect(peak).toBeLessThan(memory)
  })

  it('are as good as none among what the program keeps for itself', async () => {
    write('index.md', '# Home\n\n$x$\n')
    writeLarge('.hortus/map.json', 200, '[["')
    const cache = join(folder, 'cache')
    await build()
    for (const file of readdirSync(join(cache, 'hortus')))
      writeFileSync(join(cache, 'hortus', file), Buffer.alloc(200 * mebibyte, '[["'))
    write('index.md', '# Home\n\n$x + y$\n')
    const { code, peak } = await build()
    expect(code).toBe(0)
    expect(peak).toBeLessThan(memory)
  })
})

describe('a server whose garden has them', () => {
  const memoryOf = (pid: number): number =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

  it('answers as ever, and the API refuses them with the reason', async () => {
    write('index.md', '# Home\n\n[[line]]\n')
    for (const [name, mebibytes, text] of large) writeLarge(name, mebibytes, text)
    const key = 'a key that is long enough to be one'
    writeFileSync(join(folder, 'key'), key)
    const args = ['serve', join(folder, 'garden'), '--port', '0', '--token-file', join(folder, 'key')]
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let output = ''
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        output += text.toString()
        const found = /https?:\/\/\S+/.exec(output)
        if (found && output.includes('Ctrl+C')) resolve(found[0])
      })
      child.on('exit', () => reject(new Error(output)))
    })
    expect(await (await fetch(new URL('korean/', url))).text()).toContain('우리는')
    const headers = { 'x-hortus-token': key }
    const note = await fetch(new URL('-/api/note?path=line.md', url), { headers })
    expect(note.status).toBe(413)
    expect(await (await fetch(url)).text()).toContain('Home')
    if (process.platform === 'linux') expect(memoryOf(child.pid!)).toBeLessThan(memory)
  })

  it('is a language server too, for files and for a document of that size', async () => {
    write('index.md', '# Home\n\n[[line]]\n')
    for (const [name, mebibytes, text] of large) writeLarge(name, mebibytes, text)
    const client = await openClient(join(folder, 'garden'), { XDG_CACHE_HOME: join(folder, 'cache') })
    client.open('index.md', 'See [[nowhere]].\n')
    await client.diagnostics('index.md', (messages) => messages.some((one) => one.includes('nowhere')))
    const isSaid = (messages: readonly string[]) => messages.some((one) => one.includes('budget.maxBytes'))
    client.open('new.md', 'words of a document '.repeat(3 * mebibyte))
    await client.diagnostics('new.md', isSaid)
  })
})
