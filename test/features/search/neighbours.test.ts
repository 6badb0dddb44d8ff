import { describe, expect, it } from 'vitest'
import type { NeighbourShard } from '../../../src/features/search/neighbours/neighbour-words.ts'
import { rankOfName, shardOfWord, wordsOf } from '../../../src/features/search/neighbours/neighbour-words.ts'
import { nothingElsewhere } from '../../../src/features/search/web/elsewhere.ts'
import { findNames } from '../../../src/features/search/web/neighbour-search.ts'
import { groupsFor } from '../../../src/features/search/web/palette-groups.ts'
import type { Neighbour } from '../../../src/model/neighbour.ts'
import type { Address } from '../../../src/model/page.ts'
import { textOfFile } from '../../snapshot-of.ts'
import { gardenSite, pageAt } from '../gardens/garden-site.ts'
import { neighbourNote } from '../gardens/neighbour-note.ts'

const kernel: Neighbour = {
  name: 'kernel',
  address: 'https://kernel.example/',
  title: 'Kernel notes',
  state: 'kept',
  notes: [
    neighbourNote('Page cache', {
      aliases: ['Buffer cache'],
      headings: [{ id: 'write-back', text: 'Write-back of pages' }],
    }),
    neighbourNote('Pagination'),
    neighbourNote('ページ番号'),
    neighbourNote('Überlauf'),
  ],
}

const query = async (text: string) => {
  const snapshot = await gardenSite({ 'a.md': '' }, {}, [kernel])
  const count = Number(/data-neighbours="(\d+)"/.exec(await pageAt(snapshot, 'a/'))?.[1])
  const [word = ''] = [...wordsOf(text)].sort((a, b) => b.length - a.length)
  const file = `-/neighbours/${shardOfWord(word, count)}.json` as Address
  return findNames(JSON.parse(textOfFile(snapshot, file)) as NeighbourShard, text)
}

describe('searching other gardens', () => {
  it.each([
    ['page cache', ['Page cache']],
    ['pag', ['Page cache', 'Pagination']],
    ['buf cac', ['Page cache']],
    ['write back', ['Page cache']],
    ['番号', ['ページ番号']],
    ['uberlauf', ['Überlauf']],
    ['nothing', []],
  ])('finds by %s the notes %j from files of our own site', async (text, titles) => {
    expect((await query(text)).map(({ title }) => title)).toEqual(titles)
  })

  it('keeps each name in one of as many files as a large garden needs', async () => {
    const titles = Array.from({ length: 700 }, (_, i) => `${(i * 37).toString(36)}q note`)
    const large = { ...kernel, notes: titles.map((title) => neighbourNote(title)) }
    const snapshot = await gardenSite({ 'a.md': '' }, {}, [large])
    const count = Number(/data-neighbours="(\d+)"/.exec(await pageAt(snapshot, 'a/'))?.[1])
    expect(count).toBeGreaterThan(4)
    for (const title of titles) {
      const file = `-/neighbours/${shardOfWord(title.split(' ')[0]!, count)}.json` as Address
      expect(textOfFile(snapshot, file)).toContain(JSON.stringify(title))
    }
  })

  it('leads to the heading, and names the garden', async () => {
    expect((await query('write-back'))[0]).toEqual({
      garden: 'Kernel notes',
      href: 'https://kernel.example/page-cache/#write-back',
      title: 'Page cache',
      label: 'Write-back of pages',
      kind: 'heading',
      rank: 1,
    })
  })

  it('puts a better name of another garden before a worse one of ours', async () => {
    const own = (title: string, isNamed: 'note' | 'heading') => ({
      address: title,
      slug: '',
      title,
      heading: isNamed === 'heading' ? title : '',
      excerpt: { text: '', marks: [] },
      missing: [],
      isNamed,
    })
    const hits = [own('Page cache', 'note'), own('The page cache of old', 'note')]
    const groups = groupsFor('page cache', { hits, total: 2 } as never, [], [], '/', {
      ...nothingElsewhere,
      names: await query('page cache'),
    })
    const [first] = groups
    expect(first?.items.map((item) => item.kind === 'page' && [item.title, item.garden])).toEqual([
      ['Page cache', undefined],
      ['Page cache', 'Kernel notes'],
      ['The page cache of old', undefined],
    ])
    // What answered the words before is not shown for these.
    expect(
      groupsFor('xyz', undefined, [], [], '/', { ...nothingElsewhere, names: await query('page cache') }),
    ).toEqual([])
  })

  it('lets gardens take turns where words stand in texts, and judges names by itself', () => {
    const item = (title: string, garden: string) => ({
      kind: 'page' as const,
      href: `https://${garden}.example/${title}/`,
      title,
      heading: '',
      excerpt: undefined,
      missing: [],
      garden,
    })
    const own = { address: 'a/', slug: '', title: 'Ours', heading: '', excerpt: undefined, missing: [] }
    const texts = [
      [item('K1', 'kernel'), item('Turgid', 'kernel'), item('K2', 'kernel')],
      [item('C1', 'cells'), item('C1', 'cells')],
    ]
    const groups = groupsFor(
      'turgid',
      { hits: [own, { ...own, title: 'Ours 2' }], total: 2 } as never,
      [],
      [],
      '/',
      { ...nothingElsewhere, texts, offer: 'Ask' },
    )
    expect(
      groups.map(({ name, items }) => [
        name,
        items.map((one) => (one.kind === 'page' ? one.title : one.kind)),
      ]),
    ).toEqual([
      ['notes', ['Turgid']],
      ['inText', ['Ours', 'K1', 'C1', 'Ours 2', 'K2']],
      ['more', ['beyond']],
    ])
  })

  it('ranks a name by whether it is the query, begins with it, or has its words', () => {
    expect(
      ['Page cache', 'Page cache of old', 'The cache of a page'].map((name) =>
        rankOfName(name, 'page cache'),
      ),
    ).toEqual([0, 1, 2])
    expect(rankOfName('Pages', 'cache')).toBeUndefined()
  })

  it('leaves nothing on pages of a garden that knows no other', async () => {
    expect(await pageAt(await gardenSite({ 'a.md': '' }), 'a/')).not.toContain('data-neighbours')
  })
})
