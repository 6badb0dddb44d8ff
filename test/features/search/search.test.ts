import { describe, expect, it } from 'vitest'
import { hitsFor, openMemory, openStatic, searchNote, showMarks, titlesFor } from './open-search.ts'

const section = (heading: string, text: string) => ({
  heading,
  slug: heading.toLowerCase().replaceAll(' ', '-'),
  text,
})

const notes = [
  searchNote('Page cache', 'The kernel keeps pages of files in memory.', {
    aliases: ['Buffer cache'],
    tags: ['Linux/Memory'],
    topics: ['Linux'],
    stage: 'evergreen',
    sections: [
      section('', 'The kernel keeps pages of files in memory. Reading twice is cheap.'),
      section('Writeback', 'Dirty pages are written later, by threads of the kernel.'),
      section('Why fsync is slow', 'It waits for the disk.'),
    ],
  }),
  searchNote('Page faults', 'A fault brings a page into memory.', {
    tags: ['linux'],
    topics: ['Linux'],
    stage: 'budding',
  }),
  searchNote('Leases', 'A lease is a lock with an end. The page cache is mentioned once.', {
    topics: ['Distributed systems'],
  }),
  searchNote('Über uns', 'Wir schreiben über Gärten.'),
  searchNote('Uber', 'A company and its maps.'),
  searchNote('分散システム', '合意はむずかしい。時計は信用できない。'),
  searchNote('Replication', 'Copies of a log. Consensus decides its order.'),
]

describe('a question in everyday words', async () => {
  const filler = Array.from({ length: 30 }, (_, i) =>
    searchNote(`Note ${i}`, 'How do I keep a hot site slow?'),
  )
  const searcher = await openMemory([
    ...filler,
    searchNote('Custom domains', 'Publish a site on your own domain.'),
    searchNote('Static files', 'How do I put files on my site? Any of your own.'),
  ])

  it('is answered by the note that has what it is about', async () => {
    const [hit] = await hitsFor(searcher, 'how do I publish on my own domain ')
    expect(hit).toMatchObject({ title: 'Custom domains', missing: ['how', 'do', 'i', 'my'] })
  })

  it('has no words taken for others that notes have too, where that finds no note with all of them', async () => {
    const result = await searcher.search('how do I publish on my own domain ')
    expect(result).toMatchObject({ total: 0, corrections: [] })
  })

  it('says what was looked for in place of a word that notes have', async () => {
    const result = await searcher.search('hot domains publish ')
    expect(result).toMatchObject({ total: 0, corrections: [] })
    const other = await searcher.search('how slot ')
    expect(other!.total).toBe(30)
    expect(other!.corrections).toEqual([{ word: 'slot', words: ['slow'], isKnown: false }])
    const both = await openMemory([searchNote('A', 'cart horse'), searchNote('B', 'card game')])
    const found = await both.search('card horse ')
    expect(found!.hits.map(({ title }) => title)).toEqual(['A'])
    expect(found!.corrections).toContainEqual({ word: 'card', words: ['cart'], isKnown: true })
  })
})

describe('a question that some note has all words of by chance', async () => {
  const filler = Array.from({ length: 30 }, (_, i) =>
    searchNote(`Note ${i}`, 'Why do we get there after all?'),
  )
  const searcher = await openMemory([
    ...filler,
    searchNote(
      'Two-phase commit',
      'Why get the last writes after a crash? Some were lost, and more of this and that.',
    ),
    searchNote('Lost and found', 'Why get lost after all.'),
    searchNote('Recovery after a crash', 'Torn writes are lost.'),
  ])

  it('is answered by the note that is about it', async () => {
    expect((await titlesFor(searcher, 'why writes get lost after crash '))[0]).toBe('Recovery after a crash')
  })

  it('has none of its words taken for slips of others', async () => {
    const result = await searcher.search('why writes get lost after a crash ')
    expect(result!.corrections).toEqual([])
    expect(result!.hits[0]).toMatchObject({ title: 'Recovery after a crash', missing: ['why', 'get'] })
  })
})

describe('a search', async () => {
  const searcher = await openMemory(notes)

  it('prefers the note that is called so', async () => {
    expect(await titlesFor(searcher, 'page cache')).toEqual(['Page cache', 'Leases'])
  })

  it('finds an alias', async () => {
    expect((await titlesFor(searcher, 'buffer cache'))[0]).toBe('Page cache')
  })

  it('answers at the first letter of a title or an alias', async () => {
    expect(await titlesFor(searcher, 'p')).toEqual(expect.arrayContaining(['Page cache', 'Page faults']))
    expect((await titlesFor(searcher, 'buf'))[0]).toBe('Page cache')
  })

  it('leads to the heading, with the sentence and the marked words', async () => {
    const [hit] = await hitsFor(searcher, 'dirty pages ')
    expect(hit).toMatchObject({ title: 'Page cache', heading: 'Writeback', slug: 'writeback' })
    expect(showMarks(hit!)).toBe('[Dirty] [pages] are written later, by threads of the kernel.')
  })

  it('finds words of a title and of a section together', async () => {
    const [hit] = await hitsFor(searcher, 'cache fsync ')
    expect(hit).toMatchObject({ title: 'Page cache', heading: 'Why fsync is slow', missing: [] })
  })

  it('says which words a note does not have', async () => {
    const [hit] = await hitsFor(searcher, 'consensus zebra ')
    expect(hit).toMatchObject({ title: 'Replication', missing: ['zebra'] })
  })

  it('forgives one wrong letter in seven, two in longer words, none in two', async () => {
    expect((await titlesFor(searcher, 'leasses '))[0]).toBe('Leases')
    expect((await titlesFor(searcher, 'repilcatoin '))[0]).toBe('Replication')
    expect(await titlesFor(searcher, 'lzzses ')).toEqual([])
    expect(await titlesFor(searcher, 'xz ')).toEqual([])
    const result = await searcher.search('leasses ')
    expect(result!.corrections).toEqual([{ word: 'leasses', words: ['leases'], isKnown: false }])
  })

  it('folds accents and puts the exact form first', async () => {
    expect(await titlesFor(searcher, 'uber ')).toEqual(['Uber', 'Über uns'])
    expect(await titlesFor(searcher, 'über ')).toEqual(['Über uns', 'Uber'])
  })

  it('finds words of scripts without spaces, and marks them', async () => {
    const [hit] = await hitsFor(searcher, '時計 ')
    expect(hit!.title).toBe('分散システム')
    expect(showMarks(hit!)).toContain('[時計]')
    expect((await titlesFor(searcher, '分散'))[0]).toBe('分散システム')
  })

  it('finds a phrase only where its words stand together', async () => {
    expect(await titlesFor(searcher, '"page cache"')).toEqual(['Page cache', 'Leases'])
    expect(await titlesFor(searcher, '"cache page"')).toEqual([])
    expect(await titlesFor(searcher, 'page -"page cache"')).toEqual(['Page faults'])
  })

  it('leaves out notes with a word that has a minus', async () => {
    expect(await titlesFor(searcher, 'page -fault')).toEqual(expect.arrayContaining(['Page cache', 'Leases']))
    expect(await titlesFor(searcher, 'page -faults ')).not.toContain('Page faults')
  })

  it('filters by tag with the tags below it, by topic and by stage, also without words', async () => {
    expect((await titlesFor(searcher, 'tag:linux')).toSorted()).toEqual(['Page cache', 'Page faults'])
    expect(await titlesFor(searcher, 'tag:linux/memory')).toEqual(['Page cache'])
    expect(await titlesFor(searcher, 'tag:#linux stage:budding')).toEqual(['Page faults'])
    expect(await titlesFor(searcher, 'page topic:"distributed systems"')).toEqual(['Leases'])
    expect(await titlesFor(searcher, 'page -topic:linux')).toEqual(['Leases'])
    expect((await titlesFor(searcher, '-topic:linux')).length).toBe(5)
    expect(await titlesFor(searcher, 'topic:distributed')).toEqual(['Leases'])
    expect(await titlesFor(searcher, 'stage:none')).toEqual([])
  })

  it('finds nothing for nothing', async () => {
    expect(await searcher.search('')).toEqual({ hits: [], total: 0, corrections: [], sought: { keys: [] } })
  })

  it('gives up a query that is outdated', async () => {
    expect(await searcher.search('page', { isOutdated: () => true })).toBeUndefined()
  })

  it('knows no words but those of the notes', async () => {
    for (const query of ['constructor ', '__proto__ ', 'toString ', 'hasOwnProperty '])
      expect((await searcher.search(query))!.total).toBe(0)
  })
})

describe('a name with signs', async () => {
  const languages = [
    searchNote('C', 'The language C, older than C++ and C#. A net of pointers.'),
    searchNote('JS node', 'A node of a tree in js. Node, js.'),
    searchNote('Net', 'A net for fish. The net weight is net.'),
    searchNote('C++', 'Made by Stroustrup.'),
    searchNote('C++17', 'Folds.'),
    searchNote('C#', 'Runs on .NET.'),
    searchNote('.NET', 'A platform.'),
    searchNote('Node.js', 'JavaScript on servers.'),
    searchNote('C17', 'The 17 of C.'),
    searchNote('Keys', 'Ctrl+C copies, a+b is a sum, see page#c.'),
  ]
  for (const [where, searcher] of [
    ['in memory', await openMemory(languages)],
    ['in files', (await openStatic(languages)).searcher],
  ] as const) {
    it.each(['C++', 'C#', '.NET', 'C++17', 'Node.js', 'C'])(
      `finds the note that is called ${'%s'} first, ${where}`,
      async (name) => {
        for (const query of [name, `${name} `, name.toLowerCase()])
          expect((await titlesFor(searcher, query))[0], query).toBe(name)
      },
    )

    it(`is found by its first letters, ${where}`, async () => {
      expect((await titlesFor(searcher, 'c+'))[0]).toBe('C++')
      expect((await titlesFor(searcher, '.ne'))[0]).toBe('.NET')
    })

    it(`is meant with its signs in a phrase and after a minus, ${where}`, async () => {
      expect(await titlesFor(searcher, '"c++"')).toEqual(['C++', 'C++17', 'C'])
      expect(new Set(await titlesFor(searcher, 'c -c++'))).toEqual(new Set(['C17', 'C#', 'Keys']))
    })
  }

  it('is marked whole', async () => {
    const [, hit] = await hitsFor(await openMemory(languages), 'c# ')
    expect(showMarks(hit!)).toBe('The language [C], older than [C++] and [C#]. A net of pointers.')
  })
})

describe('an emoji', async () => {
  const searcher = await openMemory([
    searchNote('Trees', 'Some begin as 🌱, with ❤️.'),
    searchNote('🌱', 'Only a sprout.'),
    searchNote('🌱 Seedlings', 'Young plants.'),
    searchNote('Seedlings', 'Old plants.'),
  ])

  it('finds the notes that have it, those that are called so first', async () => {
    expect(await titlesFor(searcher, '🌱')).toEqual(['🌱', '🌱 Seedlings', 'Trees'])
    expect(showMarks((await hitsFor(searcher, '❤'))[0]!)).toBe('Some begin as 🌱, with [❤️].')
  })

  it('does not make a title longer', async () => {
    const [first, second] = await hitsFor(searcher, 'seedlings')
    expect([first!.title, second!.score]).toEqual(['Seedlings', first!.score])
  })
})

describe('everyday words beside a name', async () => {
  const searcher = await openMemory([
    ...Array.from({ length: 60 }, (_, i) => searchNote(`Roundup ${i}`, 'Plugins for all, news.')),
    searchNote('News of May', 'Plugins for kanban and for more.'),
    searchNote('Kanban', 'A board.'),
    searchNote('Boards', 'A kanban by hand.'),
  ])

  it('do not keep the note from being found that is called so', async () => {
    const result = await searcher.search('plugins for kanban ')
    expect(result!.hits.map(({ title, missing }) => [title, missing])).toEqual([
      ['Kanban', ['plugins', 'for']],
      ['News of May', []],
    ])
  })

  it('still stand where filters and minus signs leave something', async () => {
    expect(await titlesFor(searcher, 'plugins for kanban -board ')).toEqual(['News of May'])
  })
})
