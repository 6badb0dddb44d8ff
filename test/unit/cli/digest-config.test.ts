import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestConfig } from '../../../src/cli/digest-config.ts'

let folder: string

const write = (path: string, text: string): string => {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return pathToFileURL(file).href
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-digest-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the digest of a config', () => {
  const digest = (imports: readonly string[]): string =>
    digestConfig(folder, {
      module: '',
      sources: new Map([['hortus.config.js', 'export default {}']]),
      imports,
    })

  it('changes with any file of a package of the garden that it imports', () => {
    const imported = write('node_modules/rake/index.js', 'export {}')
    write('node_modules/rake/lib/part.js', '1')
    const before = digest([imported])
    expect(digest([imported])).toBe(before)
    write('node_modules/rake/lib/part.js', '2')
    expect(digest([imported])).not.toBe(before)
  })

  it('changes with any module of the garden where that is a package that imports itself', () => {
    const imported = write('lib/tools.js', 'export {}')
    write('lib/part.js', '1')
    const before = digest([imported])
    write('lib/part.js', '2')
    expect(digest([imported])).not.toBe(before)
  })

  it('leaves alone what lies elsewhere', () => {
    expect(digest(['node:path', 'file:///elsewhere/index.js'])).toBe(digest(['node:path']))
  })
})
