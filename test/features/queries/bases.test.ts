import { beforeAll, describe, expect, it } from 'vitest'
import { isBaseSource, readBase } from '../../../src/features/queries/read-base.ts'
import type { ResultView } from '../../../src/features/queries/result.ts'
import { runBase } from '../../../src/features/queries/run-base.ts'
import type { QueryAsker } from '../../../src/features/queries/run-dataview.ts'
import { showValue } from '../../../src/features/queries/show-value.ts'
import { askerIn } from './query-garden.ts'

let asker: QueryAsker

beforeAll(async () => {
  asker = await askerIn()
})

function viewsOf(source: string, part?: string): readonly ResultView[] {
  const read = readBase(source)
  if (read.base === undefined) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return runBase(read.base, asker, part).views
}

function cellsOf(view: ResultView | undefined): readonly (readonly string[])[] {
  return (view?.groups ?? []).flatMap(({ rows }) => rows.map(({ cells }) => cells.map(showValue)))
}

const books = `
filters:
  and:
    - file.hasTag("book")
    - not:
        - rating < 1
        - file.inFolder("people")
formulas:
  double: rating * 2
  quadruple: formula.double * 2
  round: formula.round
properties:
  rating:
    displayName: Stars
summaries:
  total: 'values.reduce(acc + value, 0)'
views:
  - type: table
    name: All
    order: [file.name, rating, formula.quadruple, formula.round, note.author]
    sort:
      - property: note.rating
        direction: DESC
    summaries:
      rating: Average
      formula.quadruple: total
  - type: cards
    name: Few
    filters: 'finished > "2025-01-01"'
    limit: 1
    image: cover
    groupBy:
      property: author
      direction: ASC
`

describe('a base', () => {
  it('has the tags of a file as the note has them, without those that they are below', () => {
    const [view] = viewsOf(
      'filters: file.name == "Dune"\nformulas: {n: file.tags.length}\nviews: [{type: table, order: [file.tags, formula.n]}]\n',
    )
    expect(cellsOf(view)).toEqual([['#book/novel', '1']])
  })

  it('shows notes with their properties and formulas, sorted, with summaries', () => {
    const [view] = viewsOf(books)
    expect(view).toMatchObject({ shows: 'table', name: 'All' })
    expect(view?.columns).toEqual(['file name', 'Stars', 'quadruple', 'round', 'author'])
    expect(cellsOf(view)).toEqual([
      ['Dune', '9', '36', '', 'Frank Herbert'],
      ['Emma', '7', '28', '', 'Jane Austen'],
    ])
    expect(view?.summaries?.map((cell) => cell && `${cell.name} ${showValue(cell.value)}`)).toEqual([
      undefined,
      'Average 8',
      'total 64',
      undefined,
      undefined,
    ])
  })

  it('shows the view that is named, with filters of its own', () => {
    const views = viewsOf(books, 'few')
    expect(views.map(({ name, shows }) => `${name} ${shows}`)).toEqual(['Few cards'])
    expect(cellsOf(views[0])).toEqual([['Dune']])
    expect(views[0]?.groups[0]?.key && showValue(views[0].groups[0].key)).toBe('Frank Herbert')
  })

  it('shows every note of the garden where nothing is said, and none that is private', () => {
    expect(cellsOf(viewsOf('')[0]).flat()).toEqual(['Shelf', 'Dune', 'Emma', 'Frank Herbert'])
  })

  it('knows the note that shows it', () => {
    expect(cellsOf(viewsOf('filters: this.file.hasLink(file)')[0]).flat()).toEqual(['Dune', 'Emma'])
  })

  it('finds tags with their sign and without it', () => {
    for (const tag of ['book', '#book'])
      expect(cellsOf(viewsOf(`filters: file.tags.contains("${tag}")`)[0]).flat()).toEqual(['Emma'])
    expect(cellsOf(viewsOf('filters: file.tags.containsAny("x", "book/novel")')[0]).flat()).toEqual(['Dune'])
  })

  it('loses the column alone of a formula that cannot be read', () => {
    const source = `filters: file.hasTag("book")
formulas:
  bad: random()
  good: rating + 1
  day: finished.relative()
  sign: icon("star") + "!"
views:
  - order: [file.name, formula.bad, formula.good, formula.day, formula.sign]
`
    expect(readBase(source).problems).toMatchObject([{ message: expect.stringMatching(/^Found “random”/) }])
    expect(cellsOf(viewsOf(source)[0])).toEqual([
      ['Dune', '', '10', '2025-12-31', '!'],
      ['Emma', '', '8', '2024-05-01', '!'],
    ])
  })

  // help.obsidian.md/bases/functions: `html(html)`.
  it('has of HTML that a formula makes what it says', () => {
    const source = `filters: file.hasTag("book")
formulas:
  bar: html("<span class='x'>a</span> <b>" + rating + "</b><script>alert(1)</script><img src=x onerror=y>")
views:
  - order: [formula.bar]
`
    expect(readBase(source).problems).toEqual([])
    expect(cellsOf(viewsOf(source)[0])).toEqual([['a **9**'], ['a **7**']])
  })

  it('leaves code alone that is named so and is none', () => {
    expect(isBaseSource('sudo mysql amarok -u root\n')).toBe(false)
    expect(isBaseSource('views:\n  - type: [')).toBe(true)
    expect(isBaseSource('filters: file.hasTag("a")')).toBe(true)
    expect(isBaseSource('')).toBe(true)
  })

  it('says what it cannot read, and where', () => {
    const source = 'filters:\n  and:\n    - file.hasTga("book")\n    - "1 +"\nviews:\n  - 3\n'
    const read = readBase(source)
    const { problems } = read
    expect(problems.map(({ at, message }) => `${source.slice(at, at + 6)}: ${message}`)).toEqual([
      'hasTga: Found “hasTga”, the name of no method, expected “hasTag”',
      expect.stringMatching(/: Found the end of the query, expected a value$/),
      expect.stringMatching(/^3\n: Found a value, expected a view/),
    ])
    expect(readBase('a: [')).toMatchObject({ problems: [{ message: expect.stringMatching(/no YAML/) }] })
    expect(readBase('filters:\n  xor: [a]')).toMatchObject({
      problems: [{ message: 'Found “xor”, expected “and”, “or” or “not”' }],
    })
  })

  it.each([
    ['Min', '7'],
    ['Max', '9'],
    ['Sum', '16'],
    ['Range', '2'],
    ['Median', '8'],
    ['Stddev', '1'],
    ['Filled', '2'],
    ['Empty', '0'],
    ['Unique', '2'],
  ])('has the summary %s', (name, value) => {
    const [view] = viewsOf(
      `filters: file.hasTag("book")\nviews:\n  - order: [rating]\n    summaries: {rating: ${name}}\n`,
    )
    expect(showValue(view?.summaries?.[0]?.value ?? null)).toBe(value)
  })
})
