import { describe, expect, it } from 'vitest'
import { seriesFacts } from '../../../src/features/series/facts.ts'
import { topicFacts } from '../../../src/features/topics/facts.ts'
import type { Series } from '../../../src/model/series.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const note = (properties: string, text = ''): string => `---\n${properties}\n---\n${text}`

async function seriesOf(files: Readonly<Record<string, string>>): Promise<readonly Series[]> {
  return (await snapshotOf(files)).garden.read(seriesFacts).series
}

describe('a series', () => {
  it('is written from its parts', async () => {
    const [series] = await seriesOf({
      'S.md': note('type: series'),
      'A.md': note('series: "[[S]]"\npart: 2'),
      'B.md': note('series: S\npart: "1"'),
      'C.md': note('series: "[[S]]"'),
    })
    expect(series!.parts).toEqual(['B.md', 'A.md', 'C.md'])
  })

  it('is written from its own note, by the first ordered list of links', async () => {
    const [series] = await seriesOf({
      'S.md': note(
        'type: series',
        'See [[D]].\n\n1. no link\n\n- [[D]]\n\n1. **[[B]]**: first\n2. [A](A.md) and [[D]]\n3. see [[D]]\n\nThen\n\n1. [[D]]\n',
      ),
      'A.md': '',
      'B.md': '',
      'D.md': '',
    })
    expect(series!.parts).toEqual(['B.md', 'A.md'])
  })

  it('goes by the numbers in the names of parts that say no place', async () => {
    const part = note('series: S')
    const [series] = await seriesOf({ 'Part 10.md': part, 'Part 9.md': part, 'part 1.md': part })
    expect(series!.parts).toEqual(['part 1.md', 'Part 9.md', 'Part 10.md'])
  })

  it('keeps the place of a part that nobody has written', async () => {
    const files = {
      'S.md': note('type: series', '1. [[A]]\n2. [[Unwritten]]\n3. [[C]]\n'),
      'A.md': note('series: "[[S]]"\npart: 1'),
      'C.md': note('series: "[[S]]"\npart: 3'),
    }
    const snapshot = await snapshotOf(files)
    expect(snapshot.garden.read(seriesFacts).series[0]!.parts).toEqual(['A.md', 'C.md'])
    expect((await snapshot.diagnostics()).map(({ code }) => code)).toEqual(['missing-target'])
  })

  it('mixes both ends: numbers first, places in the list for the rest', async () => {
    const [series] = await seriesOf({
      'S.md': note('type: series', '1. [[A]]\n2. [[B]]\n3. [[C]]\n'),
      'A.md': '',
      'B.md': note('series: "[[S]]"\npart: 2'),
      'C.md': '',
    })
    expect(series!.parts).toEqual(['A.md', 'B.md', 'C.md'])
  })

  it('is the first that a note names where it names two', async () => {
    const { garden } = await snapshotOf({
      'Trees.md': note('type: series'),
      'Colours.md': note('type: series'),
      'A.md': note('series: ["[[Trees]]", "[[Colours]]"]'),
      'B.md': note('series: ["[[Colours]]", "[[Trees]]"]'),
    })
    const { seriesByPath } = garden.read(seriesFacts)
    expect([...garden.notesByPath.keys()].map((path) => [path, seriesByPath.get(path)])).toEqual([
      ['A.md', 'Trees.md'],
      ['B.md', 'Colours.md'],
      ['Colours.md', undefined],
      ['Trees.md', undefined],
    ])
  })

  it('may have no note of its own; then it gets a page', async () => {
    const snapshot = await snapshotOf({
      'A.md': note('series: A tour\npart: 1'),
      'B.md': note('series: a tour\npart: 2'),
    })
    const [series] = snapshot.garden.read(seriesFacts).series
    expect(series).toMatchObject({ id: '/name/a tour', title: 'A tour', parts: ['A.md', 'B.md'] })
    const page = snapshot.plan.pages.find((one) => one.kind === 'own' && one.page === 'series')
    expect(page?.address).toBe('series/a-tour/')
    expect(await snapshot.render(page!)).toContain('<a href="/a/">A</a>')
  })

  it('reads the list of a note of no type only if a part agrees', async () => {
    const list = '1. [[A]]\n2. [[B]]\n'
    const agreed = await seriesOf({ 'S.md': list, 'A.md': note('series: "[[S]]"'), 'B.md': '' })
    expect(agreed[0]!.parts).toEqual(['A.md', 'B.md'])
    const other = await seriesOf({ 'S.md': '1. [[B]]\n', 'A.md': note('series: "[[S]]"'), 'B.md': '' })
    expect(other[0]!.parts).toEqual(['A.md'])
  })

  it('belongs to the topic of its folder, those it names, and that of most of its parts', async () => {
    const { garden } = await snapshotOf({
      'x/index.md': note('type: topic'),
      'y/index.md': note('type: topic'),
      'S.md': note('type: series\ntopics: "[[y/index]]"', '1. [[A]]\n2. [[B]]\n3. [[C]]\n'),
      'x/A.md': '',
      'x/B.md': '',
      'C.md': '',
    })
    const [series] = garden.read(seriesFacts).series
    expect(garden.read(topicFacts).topicsOfSeries(series!.id)).toEqual(['x/index.md', 'y/index.md'])
  })
})

describe('a part’s page', () => {
  it('leads to the parts before and after, and says where it is', async () => {
    const snapshot = await snapshotOf({
      'S.md': note('type: series\ntitle: The tour', '1. [[A]]\n2. [[B]]\n3. [[C]]\n'),
      'A.md': 'a',
      'B.md': 'b',
      'C.md': 'c',
    })
    const render = (address: string): Promise<string> =>
      snapshot.render(snapshot.plan.pages.find((page) => page.address === address)!)
    expect(await render('b/')).toContain('<a rel="prev" href="/a/">A</a>')
    expect(await render('b/')).toContain('<a rel="next" href="/c/">C</a>')
    expect(await render('b/')).toContain('part 2 of 3')
    expect(await render('a/')).not.toContain('rel="prev"')
    expect(await render('c/')).not.toContain('rel="next"')
    expect(await render('s/')).toContain('<ol class="notes">')
  })
})

describe('a series’ page', () => {
  const parts = { 'A.md': 'a', 'B.md': 'b', 'C.md': 'c' }
  const pageOf = async (text: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
    const snapshot = await snapshotOf({ 'S.md': note('type: series', text), ...parts, ...more })
    const html = await snapshot.render(snapshot.plan.pages.find(({ address }) => address === 's/')!)
    return html.slice(html.indexOf('<main'), html.indexOf('</main'))
  }
  /** Links to a part in lists, which the link to begin with is not. */
  const linksTo = (html: string, href: string): number =>
    html.replace(/<p class="begin">.*?<\/p>/, '').split(`href="${href}"`).length - 1

  it('lists each part once, in the place of its note’s list, with what that says of it', async () => {
    const html = await pageOf(
      'Before.\n\n1. [[A]]: the *first*\n2. [[B]]\n3. [[C]] — the last & best\n\nAfter.',
    )
    for (const href of ['/a/', '/b/', '/c/']) expect(linksTo(html, href), href).toBe(1)
    expect(html).toContain('<p>the <em>first</em></p>')
    expect(html).toContain('<p>the last &amp; best</p>')
    expect(html.indexOf('Before.')).toBeLessThan(html.indexOf('class="parts"'))
    expect(html.indexOf('After.')).toBeGreaterThan(html.indexOf('class="parts"'))
    expect(html).toContain('<p class="begin"><a class="no-preview" href="/a/">')
  })

  it.each([
    ['1. [[A]]\n2. [[Unwritten]]\n3. [[B]]\n4. [[C]]\n', 'a part that nobody has written'],
    ['1. [[A]]\n2. [[B]]\n\n   More of it.\n3. [[C]]\n', 'an item with more than a line'],
    ['> 1. [[A]]\n> 2. [[B]]\n> 3. [[C]]\n', 'a quote around it'],
  ])('keeps the author’s list alone where it is more than ours: %j', async (list) => {
    const html = await pageOf(list)
    for (const href of ['/a/', '/b/', '/c/']) expect(linksTo(html, href), href).toBe(1)
    expect(html).not.toContain('class="parts"')
  })

  it('lists below the text what its note does not', async () => {
    const html = await pageOf('1. [[A]]\n', { 'B.md': note('series: "[[S]]"\npart: 2') })
    expect(html.indexOf('class="parts"')).toBeGreaterThan(html.indexOf('class="text"'))
    expect(linksTo(html, '/b/')).toBe(1)
  })

  it('tells of no links from the parts that only name it as theirs', async () => {
    const html = await pageOf('', { 'A.md': note('series: "[[S]]"'), 'B.md': 'See [[S]].' })
    expect(linksTo(html, '/a/')).toBe(1)
    expect(html).toContain('Linked from 1 note')
  })
})
