import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { program, runHortus } from '../cli/run-hortus.ts'

const built = dirname(program)

/** All that a built file loads with itself, by name. */
function loadedBy(entry: string): ReadonlySet<string> {
  const reached = new Set([entry])
  for (const file of reached) {
    const text = readFileSync(join(built, file), 'utf8')
    for (const [, name] of text.matchAll(/^(?:import|export)\b[^;]*?"\.\/([\w.-]+\.js)";/gm))
      reached.add(name!)
  }
  return reached
}

const entryOf = (part: string): string =>
  readdirSync(built).find((name) => new RegExp(`^chunk-${part}-[\\w-]{8}\\.js$`).test(name))!

const speaksToPostgres = (file: string): boolean =>
  /pg_advisory_lock|class PgBoss/.test(readFileSync(join(built, file), 'utf8'))

/** The server of documents, Yjs among it. */
const servesDocuments = (file: string): boolean =>
  /Document stays in memory to avoid data loss/.test(readFileSync(join(built, file), 'utf8'))

describe('the hub', () => {
  it('is loaded by its own commands alone', () => {
    expect([...loadedBy(entryOf('run-hub'))].some(speaksToPostgres)).toBe(true)
    for (const entry of [
      'hortus.js',
      'index.js',
      ...['run-build', 'run-serve', 'run-lsp', 'run-mcp'].map(entryOf),
    ])
      expect([...loadedBy(entry)].filter(speaksToPostgres), entry).toEqual([])
  })

  it('loads what writing together needs when its server begins with it, and no other command does', () => {
    expect([...loadedBy(entryOf('together'))].some(servesDocuments)).toBe(true)
    for (const entry of [
      'hortus.js',
      'index.js',
      ...['run-hub', 'run-build', 'run-serve', 'run-lsp', 'run-mcp'].map(entryOf),
    ])
      expect([...loadedBy(entry)].filter(servesDocuments), entry).toEqual([])
  })

  it('leaves the signing of requests to a store to who asks one', () => {
    const signs = (file: string): boolean => /AWS4-HMAC-SHA256/.test(readFileSync(join(built, file), 'utf8'))
    expect([...loadedBy(entryOf('open-shared-notes'))].some(signs)).toBe(true)
    for (const entry of [
      'hortus.js',
      'index.js',
      ...['run-build', 'run-serve', 'run-lsp', 'run-mcp'].map(entryOf),
    ])
      expect([...loadedBy(entry)].filter(signs), entry).toEqual([])
  })

  it('gives its own page for writing to no site', async () => {
    const out = mkdtempSync(join(tmpdir(), 'hortus-site-'))
    onTestFinished(() => rmSync(out, { recursive: true, force: true }))
    const garden = join(out, 'garden')
    mkdirSync(garden)
    writeFileSync(join(garden, 'index.md'), '# Home\n')
    const { code } = await runHortus(['build', garden, '--out', join(out, 'site')])
    expect(code).toBe(0)
    const files = readdirSync(join(out, 'site'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => /together/.test(file))).toEqual([])
    const scripts = files.filter((file) => file.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(10)
    for (const file of scripts)
      expect(readFileSync(join(out, 'site', file), 'utf8'), file).not.toMatch(/\[yjs\]|hocuspocus/i)
  })
})
