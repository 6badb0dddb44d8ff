import { describe, expect, it } from 'vitest'
import { snapshotOf } from '../../snapshot-of.ts'

const rows = 'data: [{a: 1, b: 2}, {a: 2, b: 3}]\n'
const plot = (text: string): string => `# A\n\n\`\`\`plot\n${text}\n\`\`\`\n`
const short = (words: string): string => `# A\n\n![[r.csv|plot: ${words}]]\n`
const whole = (text: string): string => plot(`${rows}mark: line\n${text}`)

/** Where in its note the one problem stands, as line and column, and what it says. */
async function problemOf(note: string, csv = 'a,b\n1,2\n2,3\n'): Promise<string> {
  const snapshot = await snapshotOf({ 'A.md': note, ...(note.includes('r.csv') && { 'r.csv': csv }) })
  const [first, ...more] = await snapshot.diagnostics()
  expect(more).toEqual([])
  if (first === undefined) return ''
  const before = note.slice(0, first.range?.start)
  const page = snapshot.plan.pages.find(({ address }) => address === 'a/')
  expect(page && (await snapshot.render(page))).toMatch(/<pre|<figure/)
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')} ${first.message}`
}

describe('one problem tells where a mistake stands, what was found and what was expected', () => {
  it.each([
    [
      'a key that nobody knows',
      plot(`${rows}x: a\ny: b\ncolour: a`),
      '7:1',
      'found the key “colour”, expected “color”',
    ],
    [
      'one of JSON',
      plot('{"data": [{"a": 1}], "x": "a", "y": "a", "colour": "a"}'),
      '4:42',
      'the key “colour”',
    ],
    [
      'a height below nothing',
      plot(`${rows}x: a\ny: b\nheight: -3`),
      '7:9',
      'found -3 as height, expected a number of pixels from 20',
    ],
    ['a mark of no kind', plot(`${rows}mark: pie\nx: a\ny: b`), '5:7', 'found the mark “pie”'],
    ['one of the short form', short('pie x=a y=b'), '3:16', 'found the word “pie”'],
    ['a height of a mile', plot(`${rows}x: a\ny: b\nheight: 1e9`), '7:9', 'found 1000000000 as height'],
    [
      'no bins',
      plot(`${rows}mark: histogram\nx: a\nbins: 0`),
      '7:7',
      'found 0 as bins, expected a number from 1',
    ],
    ['a word for log', plot(`${rows}x: a\ny: b\nlog: maybe`), '7:6', 'found "maybe" as log'],
    [
      'an axis that is never logarithmic',
      plot(`${rows}mark: bar\nx: a\ny: b\nlog: x`),
      '8:6',
      'found a logarithmic x in a bar',
    ],
    [
      'a key of another kind',
      plot(`${rows}x: a\ny: b\nbins: 3`),
      '7:1',
      'found bins in a line, expected it only in histogram',
    ],
    [
      'a column that is not there',
      plot(`${rows}x: a\ny: c`),
      '6:4',
      'found no column “c”, expected one of “a”, “b”',
    ],
    [
      'NaN in YAML',
      plot('x: a\ny: b\ndata: [{a: 1, b: .nan}, {a: 2, b: 3}]'),
      '6:18',
      'found NaN as “b” in row 1, expected a number',
    ],
    [
      'a text among numbers',
      plot('x: a\ny: b\ndata: [{a: 1, b: two}, {a: 2, b: 3}]'),
      '6:18',
      'found “two” as “b” in row 1',
    ],
    [
      '30 February',
      plot('x: d\ny: b\ndata: [{d: 2026-02-28, b: 1}, {d: 2026-02-30, b: 3}]'),
      '6:35',
      'found “2026-02-30” as “d” in row 2, expected a day of the calendar',
    ],
    [
      'a word among days',
      plot('x: d\ny: b\ndata: [{d: 2026-02-27, b: 1}, {d: 2026-02-28, b: 1}, {d: soon, b: 3}]'),
      '6:58',
      'found “soon” as “d” in row 3, expected a day, such as 2026-02-28',
    ],
    [
      'days written in two ways',
      plot('x: d\ny: b\ndata: [{d: 1.3.2026, b: 1}, {d: 2026-03-02, b: 1}, {d: 3.3.2026, b: 3}]'),
      '6:12',
      'found “1.3.2026” as “d” in row 1, expected a day, such as 2026-02-28',
    ],
    ['no rows', plot('data: []\nx: a\ny: b'), '4:7', 'found no rows'],
    [
      'more rows than are drawn, in a file',
      plot('x: a\ny: b\ndata: r.csv'),
      '6:7',
      'found 5001 rows in r.csv, expected at most 5000',
      `a,b\n${'1,2\n'.repeat(5_001)}`,
    ],
    [
      'a cell of a file',
      plot('x: a\ny: b\ndata: r.csv'),
      '6:7',
      'r.csv:2:3: found “NaN” as “b” in row 1',
      'a,b\n1,NaN\n2,3\n',
    ],
    [
      'flows in a circle',
      plot(
        'kind: sankey\ndata:\n  - {from: s, to: a, value: 2}\n  - {from: a, to: b, value: 1}\n  - {from: b, to: a, value: 1}',
      ),
      '8:19',
      'found flows in a circle, a → b → a, expected none',
    ],
    [
      'a flow of nothing',
      plot('kind: sankey\ndata: [{from: a, to: b, value: 0}]'),
      '5:32',
      'found 0 as “value” in row 1, expected a number above 0',
    ],
    [
      'aliases of aliases',
      plot(
        'a: &a [1, 1, 1, 1]\nb: &b [*a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c]',
      ),
      '3:1',
      'found aliases of more than 100 values, expected fewer',
    ],
    [
      'an end before its start',
      plot('mark: timeline\nx: s\nx2: e\ny: w\ndata: [{s: 5, e: 2, w: q}]'),
      '8:18',
      'found 2 as “e” in row 1, expected an end',
    ],
    [
      'a file outside',
      plot('data: ../../etc/passwd\nx: a\ny: b'),
      '4:7',
      'found "../../etc/passwd" as data, expected rows',
    ],
    [
      'a quote in a list',
      `- a\n\n  > ${plot(`${rows}x: a\ny: b\nbins: 0`).slice(5).trimEnd().replaceAll('\n', '\n  > ')}\n`,
      '7:11',
      'found 0 as bins',
    ],
    [
      'a title that is not closed',
      short('x=a y=b title="Hello'),
      '3:24',
      'found title=" without a second quote',
    ],
    ['a height in words', short('x=a y=b height=-3'), '3:24', 'found -3 as height'],
    ['a word that nobody knows', short('x=a yy=b'), '3:20', 'found “yy=”, expected “y”, perhaps'],
  ])('%s', async (_, note, place, says, csv = undefined) => {
    const problem = await problemOf(note, csv)
    expect(problem.slice(0, problem.indexOf(' '))).toBe(place)
    expect(problem).toContain(says)
  })

  it.each([
    [
      'a field that is not there',
      whole('encoding: {x: {field: q}, y: {field: b}}'),
      '6:23',
      'found no column “q”',
    ],
    [
      'a key within',
      whole('encoding:\n  x: {field: a}\n  y: {field: b, scael: {type: log}}'),
      '8:17',
      'found the key “scael” in encoding.y, expected “scale”',
    ],
    [
      'a scale',
      whole('encoding: {x: {field: a, scale: {type: lgo}}, y: {field: b}}'),
      '6:40',
      'found "lgo" in encoding.x.scale.type, expected “log”',
    ],
    [
      'an aggregate',
      whole('encoding: {x: {field: a}, y: {field: b, aggregate: meen}}'),
      '6:52',
      'expected “mean”',
    ],
    [
      'a channel',
      whole('encoding: {x: {field: a}, yy: {field: b}}'),
      '6:27',
      'found the key “yy” in encoding',
    ],
    [
      'a mark',
      plot(`${rows}mark: lime\nencoding: {x: {field: a}}`),
      '5:7',
      'found "lime" in mark, expected “line”',
    ],
    ['no mark', plot(`${rows}encoding: {x: {field: a}}`), '3:1', 'found no mark'],
    [
      'an expression',
      whole('transform: [{calculate: "datum.a +", as: c}]\nencoding: {x: {field: c}}'),
      '6:25',
      'expected an expression of Vega: Unexpected end of input',
    ],
    [
      'a function',
      whole('transform: [{calculate: "foo(datum.a)", as: c}]\nencoding: {x: {field: c}}'),
      '6:25',
      'found the function “foo”',
    ],
    ['layers that are none', plot(`${rows}layer: 3`), '5:8', 'found 3 in layer, expected a list'],
    ['a width within', whole('encoding: {x: {field: a}}\nwidth: 1e9'), '7:8', 'found 1000000000 as width'],
  ])('of Vega-Lite: %s', async (_, note, place, says) => {
    const problem = await problemOf(note)
    expect(problem.slice(0, problem.indexOf(' '))).toBe(place)
    expect(problem).toContain(says)
  })

  it.each([
    ['NaN', 'a,b\n1,NaN\n2,3\n', 'r.csv:2:3: found “NaN” as “b” in row 1'],
    ['a row that is too short', 'a,b\n1,2\n\n2\n', 'r.csv:4:1: found 1 cell, expected 2 as in the head'],
    ['a row that is too long', 'a,b\n1,2\n2,3,4\n', 'r.csv:3:5: found 3 cells, expected 2'],
    ['a name twice', 'a,b,b\n1,2,3\n', 'r.csv:1:5: found the name “b” twice'],
    ['a quote that is not closed', 'a,b\n1,2\n2,"3\n', 'r.csv:3:3: found a quote that is not closed'],
    ['a day', 'a,b\n2026-02-28,1\n2026-02-30,2\n', 'r.csv:3:1: found “2026-02-30” as “a”'],
    ['no rows', 'a,b\n', 'found no rows in r.csv'],
    ['another encoding', 'a,b\n\ufffd,2\n', 'r.csv:2:1: found bytes that are no UTF-8'],
  ])('of a file: %s', async (_, csv, says) => {
    expect(await problemOf(short('x=a y=b'), csv)).toContain(says)
  })

  it.each([
    [
      'dot',
      'digraph {\n  a -> b\n  c -> [\n}',
      '6:8',
      'The graph cannot be drawn: found “[”, expected Graphviz’s language',
    ],
    ['dot', 'digraph { a [color=notacolor] }', '4:20', 'notacolor is not a known color'],
    [
      'mermaid',
      '%% a comment\ngrahp TD\n  A --> B',
      '5:1',
      'found “grahp”, expected a kind that Mermaid knows, such as graph',
    ],
    ['mermaid', '', '4:1', 'found nothing that names a diagram'],
  ])('of %s: %s', async (language, source, place, says) => {
    const problem = await problemOf(`# A\n\n\`\`\`${language}\n${source}\n\`\`\`\n`)
    expect(problem.slice(0, problem.indexOf(' '))).toBe(place)
    expect(problem).toContain(says)
  })
})

it.each([
  ['marks of the order of bytes, and lines that end as on Windows', '\ufeffa,b\r\n1,2\r\n2,3\r\n'],
  ['quotes', '"a","b"\n"1","2"\n"2","3"\n'],
  ['semicolons, and commas in numbers', 'a;b\n1;2,5\n2;3,5\n'],
  ['cells that are empty', 'a,b\n1,2\n2,\n3,4\n'],
])('reads files with %s', async (_, csv) => {
  expect(await problemOf(short('x=a y=b'), csv)).toBe('')
})

it.each([
  'flowchart LR\n  a --> b',
  '---\ntitle: A\n---\nsequenceDiagram\n  a->>b: c',
  '%%{init: {}}%%\n%% words\nstateDiagram-v2\n  a --> b',
])('knows the diagram %s', async (source) => {
  expect(await problemOf(`# A\n\n\`\`\`mermaid\n${source}\n\`\`\`\n`)).toBe('')
})
