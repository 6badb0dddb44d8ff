import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { createMdastHandle, dropHandle, MdastReader, materializeMdastTree, serializeHandle } from 'satteri'
import { describe, expect, it } from 'vitest'
import { readNativeTree } from '../../../src/parse/read-native-tree.ts'
import { markdown } from '../../unit/parse/arbitrary-markdown.ts'

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url))
const vaults = process.env['HORTUS_VAULTS'] ?? join(projectRoot, '../shared/vaults')
const isFull = process.env['HORTUS_FULL'] === '1'
const features = { gfm: true, math: true, frontmatter: false, wikilinks: false }

function serialize(source: string, options: typeof features = features): Uint8Array {
  const handle = createMdastHandle(source, options)
  const buffer = serializeHandle(handle)
  dropHandle(handle)
  return buffer
}

function expectSameTree(source: string): void {
  const buffer = serialize(source)
  expect(readNativeTree(buffer)).toEqual(materializeMdastTree(new MdastReader(buffer)))
}

describe("the tree read from satteri's buffer", () => {
  it('is the one that satteri reads, for any text', () => {
    fc.assert(fc.property(markdown, expectSameTree), { seed: 20240608, numRuns: isFull ? 20_000 : 1_000 })
  })

  describe.each([
    ['the garden', join(projectRoot, 'garden'), 1],
    ['obsidian-help', join(vaults, 'obsidian-help'), 1],
    ['obsidian-hub', join(vaults, 'obsidian-hub'), isFull ? 1 : 24],
  ])('of the notes of %s', (_, folder, step) => {
    it.skipIf(!existsSync(folder))('is the one that satteri reads', () => {
      const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
      for (const [index, path] of paths.entries())
        if (path.endsWith('.md') && index % step === 0)
          expectSameTree(readFileSync(join(folder, path), 'utf8'))
    })
  })

  it.each([
    'a \u00e9 \u{1f600} \ufeff*b*\n\n\u65e5[c](d "\u672c")',
    '3. a\n\n   b\n4. [x] c\n\n|a|b|\n|:-|-:|\n|c|',
    '![a][b] [c][] [d]\n\n[b]: e "f"\n[c]: <g>\n[d]: h',
    '$a$\n\n$$ b\nc\n$$\n\n``` d e\nf\n```\n\n    g\n\n---\n\na  \n~~b~~\\\nc[^1]\n\n[^1]: d',
  ])('has every type of node and every field: %j', (source) => expectSameTree(source))

  it('is left to satteri where there is a type of node that is not known', () => {
    expect(readNativeTree(serialize('---\na: b\n---\n', { ...features, frontmatter: true }))).toBeUndefined()
  })

  it('is left to satteri where the layout is not known', () => {
    const buffer = serialize('a')
    new DataView(buffer.buffer, buffer.byteOffset).setUint32(8, 56, true)
    expect(readNativeTree(buffer)).toBeUndefined()
  })
})
