import { describe, expect, it } from 'vitest'
import { buildNameIndex } from '../../../src/link/name-index.ts'
import { suggestNames } from '../../../src/link/suggest-names.ts'
import { readGarden } from './read-note.ts'

const { notes, assets } = readGarden({
  'linux/Page cache.md': 'aliases: Seitencache\n',
  'linux/Page table.md': '',
  'Pagecache.md': '',
  'Tree.md': '',
  'Trees.md': '',
  'img/tree.png': '',
  'C++.md': '',
})
const index = buildNameIndex(notes.values(), assets)

describe('suggestNames', () => {
  it.each([
    ['page-cache', ['Page cache', 'Pagecache']],
    ['Page cahce', ['Page cache', 'Pagecache', 'Page table']],
    ['seitenchache', ['Seitencache']],
    ['other/page-cache.md', ['Page cache', 'Pagecache']],
    ['trees.png', ['tree.png']],
    ['tere', ['Tree']],
    ['Treees', ['Trees', 'Tree']],
    ['nothing like it', []],
    ['', []],
    ['c+', ['C++']],
  ])('offers for %s: %j', (name, expected) => {
    expect(suggestNames(index, name)).toEqual(expected)
  })

  it('offers nothing for a name of endless length', () => {
    expect(suggestNames(index, 'x'.repeat(100_000))).toEqual([])
  })

  it('offers as many as asked for, the nearest ones', () => {
    expect(suggestNames(index, 'treee', 1)).toEqual(['Tree'])
  })

  it('offers the nearest of many names of all lengths', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`Name number ${i * i}.md`, '']))
    const garden = readGarden({ ...many, 'Name numbers.md': '' })
    expect(suggestNames(buildNameIndex(garden.notes.values(), []), 'Name numbre 4')).toEqual([
      'Name number 4',
      'Name number 0',
      'Name number 1',
    ])
  })
})
