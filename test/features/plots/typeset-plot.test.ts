import { describe, expect, it } from 'vitest'
import { inset } from '../../../src/features/plots/inset.ts'
import { legendLayout } from '../../../src/features/plots/legend-layout.ts'
import type { DataFile, PlotInset } from '../../../src/model/inset.ts'
import { htmlFaults } from '../../html-faults.ts'

const rates: DataFile = {
  name: 'rates.csv',
  href: '/rates.csv',
  text: '# measured\nrate,p99,server\n100,3.2,a\n200,"6.1",a\n100,4.5,b\n200,5.1,b\n',
}

const plotOf = (source: string, more: Partial<PlotInset> = {}): PlotInset => ({
  kind: 'plot',
  language: 'plot',
  source,
  ...more,
})

async function draw(source: string, more: Partial<PlotInset> = {}): Promise<string> {
  const { html, problem } = await inset.typeset(plotOf(source, more))
  expect(problem).toBeUndefined()
  return html
}

async function refuse(source: string, more: Partial<PlotInset> = {}): Promise<string> {
  const { html, problem = '' } = await inset.typeset(plotOf(source, more))
  expect(html).toContain('<pre')
  expect(html).not.toContain('<svg')
  return problem
}

const withCaption =
  'x: rate\ny: p99\ntitle: Load\ncaption: At night\ndata: [{rate: 1, p99: 2}, {rate: 2, p99: 3}]'

/** The cells of the table that says what a plot shows. */
const cellsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<t[dh]\b[^>]*>([^<]*)</g)].map(([, text = '']) => text)

describe('a plot', () => {
  it('is valid HTML with a caption above its data', async () => {
    const html = await draw(withCaption)
    expect(html).toMatch(/At night<\/p>\s*<details/)
    expect(await htmlFaults(html)).toEqual([])
  })

  it('is drawn for two widths in the colours of the theme, with its values as a table', async () => {
    const html = await draw(
      'x: rate\ny: p99\ncolor: server\ntitle: Under load\ndata: [{rate: 1, p99: 2, server: a}, {rate: 2, p99: 3, server: b}]',
    )
    expect(html.match(/<svg [^>]*role="img" aria-label="Under load"/g)).toHaveLength(2)
    expect(html).toMatch(/<svg width="608" height="300" viewBox="0 0 608 300"/)
    expect(html).toContain('stroke="var(--topic-0)"')
    expect(html).not.toMatch(/#0[1-4]0|#a1b2c|style=|font-family/)
    expect(cellsOf(html)).toEqual(['rate', 'p99', 'server', '1', '2', 'a', '2', '3', 'b'])
  })

  it('tells its lines apart without colours', async () => {
    const html = await draw('x: rate\ny: p99\ncolor: server', { file: rates })
    const dashes = [...html.matchAll(/stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash)
    expect(new Set(dashes).size).toBe(2)
  })

  it('gives lines that an author has told apart by dashes alone those dashes', async () => {
    const channel = '{field: server, type: nominal}'
    const html = await draw(
      `data: {url: r.csv}\nmark: line\nencoding: {x: {field: rate}, y: {field: p99}, color: ${channel}, strokeDash: ${channel}}`,
      { file: rates },
    )
    expect(html).toContain('stroke-dasharray="7,3"')
  })

  it.each([
    'mark: bar\nx: rate\ny: p99\ncolor: server',
    'mark: bar\nencoding: {x: {field: rate, type: ordinal}, y: {field: p99}, color: {field: server}}',
  ])('tells bars apart without colours, in their legend too: %s', async (source) => {
    const html = await draw(source.replace('mark', 'data: r.csv\nmark'), { file: rates })
    const [wide = ''] = html.split('plot-narrow')
    expect(wide).toContain(' opacity="1"')
    // The pale ones have an edge in their full colour.
    expect(wide.match(/ fill-opacity="0.35" stroke="var\(--topic-1\)"/g)).toHaveLength(3)
    expect(wide).not.toMatch(/fill-opacity=[^>]*fill-opacity=/)
  })

  it('has the kinds of its bars equally far from each other, from full to pale', async () => {
    const data = ['a', 'b', 'c', 'd'].map((kind, i) => `{x: ${i}, y: 1, kind: ${kind}}`).join(', ')
    const html = await draw(`mark: bar\nx: x\ny: y\ncolor: kind\ndata: [${data}]`)
    const shades = new Set([...html.matchAll(/ fill-opacity="([\d.]+)"/g)].map(([, shade]) => Number(shade)))
    const steps = [...shades].sort()
    expect(steps[0]).toBe(0.35)
    expect(steps.at(-1)).toBe(1)
    expect(steps).toHaveLength(4)
    for (const [i, shade] of steps.entries()) expect(shade).toBeCloseTo(0.35 + (0.65 * i) / 3, 1)
  })

  it('names all its lines in full, on a phone too, and does not become lower for it', async () => {
    const names = [1, 2, 3, 4].map((n) => `requests that were answered by server ${n}`)
    const data = names.map((server, i) => `{rate: ${i}, p99: ${i}, server: ${server}}`).join(', ')
    const html = await draw(`x: rate\ny: p99\ncolor: server\ndata: [${data}]`)
    for (const name of names) expect(html.split(`>${name}</text>`)).toHaveLength(3)
    expect(new Set([...html.matchAll(/stroke-dasharray="([^"]+)"/g)].map(([, dash]) => dash)).size).toBe(4)
    expect(html).toMatch(/<svg width="608" height="354" /)
    expect(html).toMatch(/<svg width="340" height="294" /)
  })

  it('puts names of a legend below each other where the names on the other axis leave no room beside', () => {
    const values = ['instrument', 'resident'].map((by) => ({ what: 'a thread that waits for ever', by }))
    const layout = (y: object): number | undefined =>
      legendLayout({ data: { values }, encoding: { y, color: { field: 'by', type: 'nominal' } } }, 340)
        ?.columns
    expect(layout({ field: 'what', type: 'nominal' })).toBe(1)
    expect(layout({ field: 'what', type: 'nominal', axis: null })).toBe(2)
  })

  it('cuts a name that has no room', async () => {
    const html = await draw(
      `x: rate\ny: p99\ncolor: server\ndata: [{rate: 1, p99: 1, server: ${'w'.repeat(90)}}]`,
    )
    expect(html).toMatch(/>w{30,60}…<\/text>/)
  })

  it('reads the few words of an embed', async () => {
    const html = await draw('x=rate y=p99 log title="At 99 %"', {
      isShort: true,
      file: { ...rates, text: 'rate,p99\n1,10\n2,1000\n' },
    })
    expect(html).toContain('At 99 %')
    expect(html).toContain('>1,000</text>')
    expect(html).toContain('<a href="/rates.csv" download="rates.csv">rates.csv</a>')
  })

  it('draws the table above it, with numbers as people write them', async () => {
    const table = [
      ['city', 'people'],
      ['A', '1,200'],
      ['B', '−3'],
      ['C', '40 %'],
    ]
    const html = await draw('data: table\nmark: bar\nx: city\ny: people', { table })
    expect(cellsOf(html)).toEqual(['city', 'people', 'A', '1200', 'B', '−3', 'C', '40'])
  })

  it('is Vega-Lite where it has an encoding, with the types that it leaves out', async () => {
    const html = await draw(
      'mark: bar\ndata: r.csv\nencoding:\n  x: {field: server}\n  y: {aggregate: max, field: rate}',
      { file: rates },
    )
    expect(cellsOf(html)).toEqual(['server', 'Max of rate', 'a', '200', 'b', '200'])
  })

  it.each([
    ['mark: histogram\nx: value\ndata: [1, 2, 2, 3, 9]', 'count'],
    ['mark: cdf\nx: value\ndata: [1, 2, 2, 3, 9]', 'share'],
    ['mark: heatmap\nx: a\ny: b\ncolor: c\ndata: [{a: 1, b: 1, c: 1}, {a: 2, b: 1, c: 9}]', 'c'],
    ['mark: timeline\nx: from\nx2: to\ny: who\ndata: [{who: A, from: 0, to: 4}]', 'who'],
    ['kind: flamegraph\ndata: {stacks: "main;a 3\\nmain;b;c 4"}', 'name'],
    ['kind: sankey\ndata: [{from: a, to: b, value: 2}, {from: b, to: c, value: 1}]', 'value'],
  ])('of another kind: %s', async (source, column) => {
    expect(cellsOf(await draw(source))).toContain(column)
  })

  it('gives shades of the accent to what is more or less', async () => {
    const html = await draw(
      'mark: heatmap\nx: a\ny: b\ncolor: c\ndata: [{a: 1, b: 1, c: 1}, {a: 2, b: 1, c: 9}]',
    )
    expect(html).toContain('fill="color-mix(in oklab, var(--accent) 100%, var(--paper))"')
    expect(html).toContain('fill="color-mix(in oklab, var(--accent) 10%, var(--paper))"')
  })

  it('says the value of each mark that can be pointed at, and not of a whole line', async () => {
    const html = await draw('x: rate\ny: p99', { file: { ...rates, text: 'rate,p99\n1,10\n2,12\n' } })
    const said = [...html.matchAll(/data-shows="([^"]*)"/g)].map(([, text]) => text)
    expect(said).toEqual(['rate: 1; p99: 10', 'rate: 2; p99: 12', 'rate: 1; p99: 10', 'rate: 2; p99: 12'])
  })
})

describe('a plot that cannot be drawn', () => {
  it.each([
    ['x: p98\ny: p99', 'found no column “p98”, expected one of “rate”, “p99”, “server”'],
    ['x: rate\ny: [', 'line 2, column 5 of the block is no YAML: '],
    ['just words', 'found a block without keys'],
    ['mark: pie\nx: rate\ny: p99', 'found the mark “pie”, expected line, bar, '],
    ['y: p99', 'found no x, expected the name of a column'],
  ])('%s', async (source, problem) => {
    expect(await refuse(source, { file: rates })).toContain(problem)
  })

  it('says what is wrong with its data', async () => {
    expect(await refuse('x: a\ny: b')).toContain('found no data')
    expect(await refuse('data: gone.csv\nx: a\ny: b')).toContain('found "gone.csv" as data, expected rows')
    expect(await refuse('data: table\nx: a\ny: b')).toContain('found no table above the block')
    expect(await refuse('x: a\ny: b', { file: { name: 'r.csv', href: '' } })).toContain(
      'r.csv cannot be read or has more than 1 MB',
    )
    expect(await refuse('x: a\ny: b', { file: { name: 'r.json', href: '', text: '{' } })).toContain(
      'r.json:1:2: found no JSON',
    )
    expect(await refuse('x: a\ny: b', { file: { name: 'r.csv', href: '', text: 'a,b\n"1,2\n' } })).toContain(
      'r.csv:2:1: found a quote that is not closed',
    )
    const many = `a,b\n${'1,2\n'.repeat(5_001)}`
    expect(await refuse('x: a\ny: b', { file: { name: 'r.csv', href: '', text: many } })).toContain(
      'found 5001 rows in r.csv, expected at most 5000',
    )
  })

  it('refuses flows in a circle and samples without counts', async () => {
    expect(
      await refuse('kind: sankey\ndata: [{from: a, to: b, value: 1}, {from: b, to: a, value: 1}]'),
    ).toContain('lead back')
    expect(await refuse('kind: flamegraph\ndata: {stacks: "main;a many"}')).toContain(
      'expected names joined by ; and a count',
    )
  })
})

describe('a plot that leaves something to guess', () => {
  it('is refused where zero would stand on a logarithmic axis, a word is unknown, or a file is empty', async () => {
    const zero = { ...rates, text: 'rate,p99\n1,2\n0,3\n' }
    const short = { isShort: true } as const
    expect(await refuse('x=rate y=p99 log=x', { ...short, file: zero })).toContain(
      'found 0 as “rate” in row 2',
    )
    expect(await refuse('x=rate y=p99 colour=server', { ...short, file: rates })).toContain('found “colour=”')
    expect(await refuse('x=rate y=p99 log=q', { ...short, file: rates })).toContain('found "q" as log')
    expect(await refuse('x=a y=b', { ...short, file: { ...rates, text: '' } })).toContain(
      'found nothing in rates.csv',
    )
  })
})

describe('a hostile plot', () => {
  it.each([
    'data: [{a: 1, u: "javascript:alert(1)"}]\nmark: point\nencoding: {x: {field: a}, href: {field: u}}',
    'data: [{a: 1}]\nmark: {type: image, url: "http://127.0.0.1:9/x.png", width: 9, height: 9}\nencoding: {x: {field: a}}',
    'title: "<script>alert(1)</script>"\ndata: [{"<b onclick=x>": 1}]\nx: "<b onclick=x>"\nmark: tick\ny: "<b onclick=x>"',
    'data: [{a: "</text><script>alert(1)</script>"}]\nmark: text\nencoding: {text: {field: a}}',
    'data: [{a: 1}]\nmark: {type: point, color: "url(http://127.0.0.1:9/x)"}\nencoding: {x: {field: a}}',
  ])('runs, loads and leads nowhere: %s', async (source) => {
    const html = await draw(source)
    expect(html.replace(/="[^"]*"/g, '=""')).not.toMatch(
      /<script|<image|<a |<[^>]*\s(?:href|src|style|on\w+)=|<b |url\(http/,
    )
    expect(html).not.toContain('="url(http')
  })

  it.each([
    [
      'an address',
      'data: {values: [{a: 1}]}\ntransform: [{lookup: a, from: {data: {url: "http://127.0.0.1:9/"}, key: a, fields: [b]}}]\nmark: point\nencoding: {x: {field: a}}',
    ],
    [
      'a constructor',
      `data: [{a: 1}]\ntransform: [{calculate: "datum.constructor.constructor('return 1')()", as: b}]\nmark: point\nencoding: {x: {field: b}}`,
    ],
  ])('is refused: %s', async (_, source) => {
    await refuse(source)
  })
})

describe('a graph', () => {
  it('is drawn by Graphviz in the colours of the theme', async () => {
    const { html } = await inset.typeset(
      plotOf('digraph Trip { a -> b [label="sends"] }', { language: 'dot' }),
    )
    expect(html).toMatch(/<svg [^>]*role="img" aria-label="Trip"/)
    expect(html).toContain('stroke="var(--ink)"')
    expect(html).toContain('>sends</text>')
    expect(html).toContain('digraph Trip')
  })

  it('leads nowhere and shows no file', async () => {
    const source = 'digraph { a [URL="javascript:alert(1)", image="/etc/passwd", tooltip="<b>"]; a -> a }'
    const { html } = await inset.typeset(plotOf(source, { language: 'dot' }))
    expect(html.slice(0, html.indexOf('<details'))).not.toMatch(/javascript|passwd|<a |<title|<image/)
  })

  it('that cannot be read is told of', async () => {
    const { html, problem } = await inset.typeset(plotOf('digraph {', { language: 'dot' }))
    expect(problem).toContain('found the end, expected Graphviz’s language')
    expect(html).toContain('<pre')
  })
})
