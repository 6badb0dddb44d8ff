import { beforeAll, describe, expect, it } from 'vitest'
import { readDataview } from '../../../src/features/queries/read-dataview.ts'
import type { QueryAsker } from '../../../src/features/queries/run-dataview.ts'
import { askerIn, library, rowsOf, run } from './query-garden.ts'

let asker: QueryAsker

beforeAll(async () => {
  asker = await askerIn()
})

/** What is wrong with a query, each with where it begins. */
function problemsOf(source: string): readonly string[] {
  const read = readDataview(source)
  return 'problems' in read ? read.problems.map(({ at, message }) => `${at}: ${message}`) : []
}

describe('a query of Dataview', () => {
  it('shows properties of notes as a table, sorted', () => {
    expect(rowsOf('TABLE rating AS "Stars", author FROM #book SORT rating DESC', asker)).toEqual([
      ['Dune', '9', 'Frank Herbert'],
      ['Emma', '7', 'Jane Austen'],
    ])
    expect(run('TABLE rating AS "Stars", file.name', asker).views[0]?.columns).toEqual(['Stars', 'file.name'])
  })

  it('takes sort() for a column where none is before it', () => {
    expect(rowsOf('TABLE WITHOUT ID sort(list(2, 1)) AS a WHERE file.name = "Dune"', asker)).toEqual([
      ['1, 2'],
    ])
  })

  // github.com/blacksmithgu/obsidian-dataview: both words bind alike, and `&` and `|` stand for them.
  it('joins conditions from the left, with words and with signs', () => {
    const found = (condition: string): readonly string[] =>
      rowsOf(`LIST WHERE ${condition}`, asker).map(([head]) => head!)
    expect(found('rating = 9 | rating = 7')).toEqual(['Dune', 'Emma'])
    expect(found('rating = 9 & file.name = "Dune"')).toEqual(['Dune'])
    expect(found('rating = 9 OR rating = 7 AND file.name = "Emma"')).toEqual(['Emma'])
    expect(found('rating = 9 OR (rating = 7 AND file.name = "Emma")')).toEqual(['Dune', 'Emma'])
  })

  it('leaves out what is private, whatever asks for it', () => {
    for (const source of ['LIST', 'LIST FROM "books"', 'LIST WHERE rating = 10', 'LIST WHERE draft'])
      expect(rowsOf(source, asker).flat()).not.toContain('Hidden')
  })

  it('looks where it is told: tags with those below, folders, notes, links in and out', () => {
    const found = (from: string): readonly string[] =>
      rowsOf(`LIST FROM ${from}`, asker).map(([head]) => head!)
    expect(found('#book')).toEqual(['Dune', 'Emma'])
    expect(found('#book/novel')).toEqual(['Dune'])
    expect(found('"people"')).toEqual(['Frank Herbert'])
    expect(found('"books/Emma"')).toEqual(['Emma'])
    expect(found('[[Dune]]')).toEqual(['Shelf'])
    expect(found('outgoing([[Shelf]])')).toEqual(['Dune', 'Emma'])
    expect(found('outgoing([[]])')).toEqual(['Dune', 'Emma'])
    expect(found('#book and -"books/Emma"')).toEqual(['Dune'])
    expect(found('"people" or (#book and -[[Shelf]])')).toEqual(['Emma', 'Frank Herbert'])
    expect(found('#book | "people" & [[Shelf]]')).toEqual(['Dune'])
    expect(found('[[Nobody knows]]')).toEqual([])
  })

  it('groups, and shows fields of the grouped rows', () => {
    expect(rowsOf('LIST rows.file.name FROM #book GROUP BY rating > 8', asker)).toEqual([
      ['false', 'Emma'],
      ['true', 'Dune'],
    ])
    expect(rowsOf('TABLE length(rows) FROM #book GROUP BY file.folder AS f', asker)).toEqual([['books', '2']])
  })

  it('makes a row of each item of a list', () => {
    expect(rowsOf('TABLE WITHOUT ID tag FROM #book FLATTEN file.tags AS tag', asker)).toEqual([
      ['#book'],
      ['#book/novel'],
      ['#book'],
    ])
    expect(rowsOf('LIST file.tags FROM "books/Dune" FLATTEN file.tags', asker).map(([, tag]) => tag)).toEqual(
      ['#book', '#book/novel'],
    )
  })

  it('takes its steps in their order', () => {
    expect(rowsOf('LIST FROM #book SORT rating ASC LIMIT 1 WHERE rating > 8', asker)).toEqual([])
    expect(rowsOf('LIST FROM #book WHERE rating > 8 LIMIT 1', asker)).toEqual([['Dune']])
  })

  it('lists tasks below their notes, with what they say of themselves', () => {
    const tasks = (source: string): readonly string[] =>
      run(source, asker).views[0]!.groups.flatMap(({ rows }) =>
        rows.map(({ head }) => (head as { task?: { text: string } }).task?.text ?? ''),
      )
    expect(tasks('TASK')).toEqual([
      'read it **again** [due:: 2026-01-04]',
      'find it',
      'lend it to [[Shelf]] 📅 2026-02-01',
    ])
    expect(tasks('TASK WHERE completed')).toEqual(['find it'])
    expect(tasks('TASK WHERE due AND due < date(today)')).toEqual(['read it **again** [due:: 2026-01-04]'])
    expect(tasks('TASK WHERE file.name = "Emma"')).toEqual([])
  })

  it('reads fields in the text of notes', () => {
    expect(rowsOf('TABLE pages, opened WHERE pages OR opened', asker)).toEqual([
      ['Shelf', '', '2024-03-01'],
      ['Emma', '474', ''],
    ])
  })

  it('finds names in any letter case, with hyphens for blanks', async () => {
    const games = await askerIn({ 'Go.md': '---\nTime Played: 3\n---\n' }, 'Go.md')
    expect(rowsOf('TABLE WITHOUT ID time-played, row["Time Played"], Time-Played - 1', games)).toEqual([
      ['3', '3', '2'],
    ])
  })

  it('follows links to the fields of their notes', () => {
    expect(rowsOf('TABLE author.born FROM #book', asker)).toEqual([
      ['Dune', '1920-10-08'],
      ['Emma', ''],
    ])
    expect(rowsOf('LIST WHERE contains(file.outlinks, [[Emma]])', asker)).toEqual([['Shelf']])
    expect(rowsOf('LIST WHERE author = [[Herbert]]', asker)).toEqual([['Dune']])
  })

  it('knows the note that asks', () => {
    expect(rowsOf('LIST WHERE contains(this.file.outlinks, file.link)', asker)).toEqual([['Dune'], ['Emma']])
  })

  it('says what it cannot read, and where', () => {
    expect(problemsOf('TABLE rating WHERE lenght(x) > 1 SORT fooo(y)')).toEqual([
      '19: Found “lenght”, the name of no function, expected “length”',
      '38: Found “fooo”, the name of no function, expected one of those that there are',
    ])
    expect(problemsOf('TABLE a WHERE b =')).toEqual(['17: Found the end of the query, expected a value'])
    expect(problemsOf('SELECT *')).toEqual(['0: Found “SELECT”, expected TABLE, LIST or TASK'])
    expect(problemsOf('LIST FROM books')).toEqual([
      '10: Found “books”, expected a tag, a folder in quotes, a link, or outgoing([[note]])',
    ])
    expect(problemsOf('LIST WHERE "open')).toEqual(['11: Found a text that ends nowhere, expected "'])
    expect(problemsOf(`LIST FROM ${'#a or '.repeat(3_000)}#b`)[0]).toMatch(/at most 100 sources/)
    expect(problemsOf(`LIST ${'FLATTEN a '.repeat(1_500)}`)[0]).toMatch(/at most 100 lines/)
    expect(problemsOf('LIST round()')).toEqual(['5: Found 0 values for “round”, expected 1 to 2'])
  })

  it('ends early where it would do too much, with what it found by then', async () => {
    const notes = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`n${i}.md`, `---\nlist: [${'1, '.repeat(500)}1]\n---\n`]),
    )
    const many = await askerIn(notes, 'n0.md')
    const { views, isCut } = run(
      'LIST WHERE all(map(list, (x) => length(filter(this.list, (y) => y = x)) > 0))',
      many,
    )
    expect(isCut).toBe(true)
    expect(views[0]!.total).toBeLessThan(40)
    expect(run('LIST WHERE all(list)', many)).toMatchObject({ isCut: false, views: [{ total: 40 }] })
  })

  it('gives the same for the same garden', async () => {
    const source = 'TABLE rating, author, file.tags FROM #book GROUP BY author'
    expect(rowsOf(source, await askerIn({ ...library }))).toEqual(rowsOf(source, asker))
  })
})
