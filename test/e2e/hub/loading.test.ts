import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { program } from '../cli/run-hortus.ts'

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
})
