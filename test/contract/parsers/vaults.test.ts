import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { decodeSource } from '../../../src/parse/decode-source.ts'
import { parsePlainProperties } from '../../../src/parse/plain-properties.ts'
import { readFrontmatter } from '../../../src/parse/read-frontmatter.ts'
import { portableLimits } from '../../../src/parse/scan-limits.ts'
import { scanSource } from '../../../src/parse/scan-source.ts'
import { findDifference } from './compare-parsers.ts'

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url))
const root = process.env['HORTUS_VAULTS'] ?? join(projectRoot, '../shared/vaults')
const isFull = process.env['HORTUS_FULL'] === '1'

/** Real gardens, and which of their notes are compared: every one, or one in so many. */
const gardens = [
  { name: 'obsidian-help', step: 1 },
  { name: 'obsidian-help-sandbox', step: 1 },
  { name: 'obsidian-hub', step: isFull ? 1 : 16 },
]

/** Notes about which the parsers may disagree, with the reason; the list may only get shorter. */
const accepted: Readonly<Record<string, string>> = {}

function listNotes(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? listNotes(path) : entry.name.endsWith('.md') ? [path] : []
    })
    .sort()
}

describe.each(gardens)('the notes of $name', ({ name, step }) => {
  const folder = join(root, name)
  const isThere = existsSync(folder)
  const reason = isThere ? '' : ` (skipped: no garden at ${folder}; set HORTUS_VAULTS)`
  const sources = isThere
    ? listNotes(folder).map((file) => {
        const path = relative(folder, file)
        return { path: path as NotePath, source: decodeSource(readFileSync(file), path as NotePath).source }
      })
    : []

  it.skipIf(!isThere)(`are the same with both parsers${reason}`, { timeout: 900_000 }, () => {
    const differences = sources
      .filter((_, index) => index % step === 0)
      .filter(({ path }) => !(path in accepted))
      .flatMap(({ path, source }) => findDifference(path, source) ?? [])
    expect(differences).toEqual([])
  })

  it.skipIf(!isThere)(`are all within the budget of either parser${reason}`, () => {
    const problems = sources.flatMap(
      ({ path, source }) => scanSource(source, defaultGardenOptions.budget, path, portableLimits) ?? [],
    )
    expect(problems).toEqual([])
  })

  it.skipIf(!isThere)(
    `have the properties that the YAML library reads${reason}`,
    { timeout: 900_000 },
    () => {
      for (const { path, source } of sources) {
        const { range } = readFrontmatter(source, path)
        const text = range ? source.slice(range.start, range.end) : ''
        const plain = parsePlainProperties(text)
        if (plain) expect({ ...plain }).toEqual(parseDocument(text, { schema: 'core' }).toJS() ?? {})
      }
    },
  )
})
