import { describe, expect, it } from 'vitest'
import type { SearchHit } from '../../../src/features/search/query/search.ts'
import { hrefOf } from '../../../src/features/search/web/page-item.ts'
import { asksNothing, groupsFor } from '../../../src/features/search/web/palette-groups.ts'

const hit = (title: string, isNamed: SearchHit['isNamed'], more: Partial<SearchHit> = {}): SearchHit => ({
  address: `${title.toLowerCase()}/`,
  title,
  heading: '',
  slug: '',
  excerpt: { text: '', marks: [] },
  score: 1,
  missing: [],
  isNamed,
  ...more,
})
const commands = [
  { label: 'Toggle theme: light or dark', run: () => {} },
  { label: 'Random note', run: () => {} },
]
const names = (query: string, hits: readonly SearchHit[], total = hits.length) =>
  groupsFor(query, { hits, total }, commands, [{ title: 'Old', path: '/old/' }], '/').map(({ name }) => name)

describe('the groups of the palette', () => {
  it('stand in the order of their best hit', () => {
    expect(
      names('x', [hit('A', 'heading'), hit('B', 'note'), hit('C', undefined), hit('D', 'note')]),
    ).toEqual(['headings', 'notes', 'inText'])
  })

  it('have what was read lately and all commands before anything is typed', () => {
    expect(names('', [])).toEqual(['recent', 'commands'])
    expect(names('>', [])).toEqual(['commands'])
  })

  it('have nothing to look for while the name of a filter is typed', () => {
    expect(['', ' ', '>', 'tag:', '-topic:', ' Stage: '].every(asksNothing)).toBe(true)
    expect(['tag:a', 'tag', '> a', '-'].some(asksNothing)).toBe(false)
  })

  it('put a command that is meant first, unless a note is called so', () => {
    expect(names('toggle th', [hit('A', undefined)])).toEqual(['commands', 'inText'])
    expect(names('random', [hit('Random', 'note')])).toEqual(['notes', 'commands'])
    expect(names('theme light', [])).toEqual(['commands'])
    expect(names('themes', [])).toEqual([])
  })

  it('end with the way to the rest', () => {
    expect(names('x', [hit('A', 'note')], 12)).toEqual(['notes', 'more'])
  })

  it('link to a heading, whatever is in the address', () => {
    expect(hrefOf('/sub/', { address: 'über/a?b/', slug: 'c d' })).toBe('/sub/%C3%BCber/a%3Fb/#c%20d')
  })
})
