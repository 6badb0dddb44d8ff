import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Text } from '@codemirror/state'
import { Decoration } from '@codemirror/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectMarks } from '../../../src/features/editor/web/live/collect-marks.ts'
import type { LiveMark } from '../../../src/features/editor/web/live/live-mark.ts'
import type { LiveInput } from '../../../src/features/editor/web/live/mark-context.ts'
import { noteLanguage, partParser } from '../../../src/features/editor/web/live/note-parser.ts'
import { patternOfWords } from '../../../src/parse/abbreviations.ts'

/** The marks of a text in which `|` is the cursor, or two of them a selection; none is a text that nobody is at. */
function marksOf(
  written: string,
  more: Partial<LiveInput> = {},
): { text: string; marks: readonly LiveMark[] } {
  const text = written.replaceAll('¦', '')
  const places = [...written.matchAll(/¦/g)].map(({ index }, i) => index - i)
  const [from, to = from] = places
  const marks = collectMarks({
    doc: Text.of(text.split('\n')),
    tree: partParser().parse(text),
    revealed: from === undefined || to === undefined ? [] : [{ from, to }],
    from: 0,
    to: text.length,
    isCovered: () => false,
    htmlOf: () => '<i></i>x',
    targetSide: (left) => left,
    colorsOf: () => [],
    ...more,
  })
  return { text, marks }
}

/** What is seen of a text: without what is hidden, with what stands in place of something. */
function seen(written: string, more?: Partial<LiveInput>): string {
  const { text, marks } = marksOf(written, more)
  const changes = marks
    .flatMap((mark) => (mark.kind === 'hide' || mark.kind === 'show' ? [mark] : []))
    .sort((a, b) => b.from - a.from || b.to - a.to)
  let result = text
  for (const mark of changes) {
    const { from, to } = mark
    result = result.slice(0, from) + (mark.kind === 'hide' ? '' : nameOf(mark.shown)) + result.slice(to)
  }
  return result
}

function nameOf(shown: Extract<LiveMark, { kind: 'show' }>['shown']): string {
  switch (shown.kind) {
    case 'text':
      return shown.text
    case 'box':
      return `☐${shown.sign}`
    case 'piece':
      return `⟦${shown.source}⟧`
    case 'bullet':
      return '•'
    default:
      return `⟦${shown.kind}⟧`
  }
}

const classesOf = (written: string): readonly string[] =>
  marksOf(written).marks.flatMap((mark) => (mark.kind === 'line' ? [mark.className] : []))

/** What the page of a manual, or of a graph of Logseq, makes of some pieces. */
const made: Readonly<Record<string, string>> = {
  'x ++ctrl+c++': '<p>x <code>Ctrl+C</code></p>',
  'x ^T^': '<p>x <sup>T</sup></p>',
  'x {--gone--}': '<p>x</p>',
  'x :no:': '<p>x :no:</p>',
  '~2~': '<p><sub>2</sub></p>',
  '## x {#id}': '<h2>x</h2>',
  'x\n{ .big }': '<p>x</p>',
  '**x**{ .b }': '<p><strong>x</strong></p>',
  'x\n:   y': '<p>x</p><ul><li>y</li></ul>',
  '`#!py x`': '<p><code>x</code></p>',
  '- TODO x': '<ul><li><input type="checkbox">x</li></ul>',
  '- DONE x': '<ul><li><input type="checkbox" checked>x</li></ul>',
}

describe('the live view of what other programs have', () => {
  const inManual = { htmlOf: (source: string) => made[source] }
  const inOther = { htmlOf: (source: string) => `<p>${source}</p>` }

  it('shows what the page makes of it, where nobody is at it', () => {
    expect(seen('H~2~O, A^T^A, ++ctrl+c++ :no: {--gone--}', inManual)).toBe(
      'H2O, A⟦x ^T^⟧A, ⟦x ++ctrl+c++⟧ :no: {--gone--}',
    )
    expect(seen('A^T^¦A ++ctrl+c++', inManual)).toBe('A^T^A ⟦x ++ctrl+c++⟧')
    expect(seen('## Part {#id}', inManual)).toBe('Part')
    expect(seen('text\n{ .big }\n\n[a](b.md){ .b }', inManual)).toBe('text\n\n\na')
    expect(seen('Word\n:   What it is', inManual)).toBe('Word\n•What it is')
    expect(seen('`#!py f()`', inManual)).toBe('f()')
    expect(seen('- TODO a\n- DONE b', inManual)).toBe('☐ a\n☐xb')
  })

  it('underlines words that the note says the meaning of, where the page explains them', () => {
    const text = 'The HTML of `HTML`\n\n# HTML\n\nXHTML [HTML](HTML)\n\n*[HTML]: Hyper Text'
    const abbreviations = { pattern: patternOfWords(['HTML']), meanings: new Map([['HTML', 'Hyper Text']]) }
    const underlined = (html: string) =>
      marksOf(text, { abbreviations, htmlOf: () => html }).marks.flatMap((mark) =>
        mark.kind === 'style' && mark.className === 'cm-live-abbr' ? [[mark.from, mark.title]] : [],
      )
    expect(underlined('<p><abbr title="y">hortusx</abbr></p>')).toEqual([
      [text.indexOf('HTML'), 'Hyper Text'],
      [text.indexOf('[HTML]') + 1, 'Hyper Text'],
    ])
    expect(underlined('<p>hortusx</p>')).toEqual([])
    const [mark] = marksOf('<abbr title="Hyper Text">HTML</abbr> <abbr>CSS</abbr>').marks.filter(
      ({ kind }) => kind === 'style',
    )
    expect(mark).toMatchObject({ className: 'cm-live-abbr', title: 'Hyper Text', from: 25, to: 29 })
  })

  it('shows it as it is written where the page does', () => {
    for (const text of ['A^T^A', '++ctrl+c++', ':tada:', '{{title}}', 'a {#id}', 'Word\n:   What', '((a))'])
      expect(seen(text, inOther)).toBe(text)
    expect(seen('- TODO a', inOther)).toBe('•TODO a')
  })

  it('shows fields as Dataview does', () => {
    expect(seen('key:: value\n[due:: [[day]]] and (hid:: v)')).toBe('key: value\ndue: day and v')
    expect(seen('std::vector and [a::b]', inOther)).toBe('std::vector and [a::b]')
  })
})

describe('the live view of a line', () => {
  it('stand as far in behind an item that is shown as a whole as before it', () => {
    const { marks } = marksOf('- $$x$$\n- plain', { isCovered: (_, to) => to <= 7 })
    const classes = marks.flatMap((mark) => (mark.kind === 'line' ? [mark.className] : []))
    expect(classes).toEqual(['cm-live-item cm-live-items-1'])
  })

  it('hides marks where nobody is, and shows those of the construct with the cursor', () => {
    expect(seen('*a* **b** ~~c~~ ==d== `e`')).toBe('a b c d e')
    expect(seen('*a* **¦b** ~~c~~ ==d== `e`')).toBe('a **b** c d e')
    expect(seen('*a* **b**¦ ~~c~~')).toBe('a **b** c')
    expect(seen('¦*a* **b¦** ~~c~~')).toBe('*a* **b** c')
  })

  it('shows links by what a reader sees of them', () => {
    expect(seen('[[Note]] [[a/Note|that]] [[Note#Part]] [[#Part]] [[Note|]]')).toBe(
      'Note that Note › Part Part Note',
    )
    expect(seen('[text](a.md "t") [](https://a.b) <https://c.d> [x][y] [z]')).toBe(
      'text https://a.b https://c.d x [z]',
    )
    expect(seen('see [[No¦te|that]]')).toBe('see [[Note|that]]')
    expect(seen('[[that|Note]]', { targetSide: (_, right) => right })).toBe('that')
  })

  it('shows embeds and formulas as the page does, and the source where somebody is', () => {
    expect(seen('a ![[b.png|30]] ![c](d.png) $x$')).toBe('a ⟦![[b.png|30]]⟧ ⟦![c](d.png)⟧ ⟦$x$⟧')
    expect(seen('a ![[b.png¦]] $x¦$')).toBe('a ![[b.png]]⟦![[b.png]]⟧ $x$')
    expect(seen('a ![[b.png]] $x$', { htmlOf: () => undefined })).toBe('a ![[b.png]] $x$')
  })

  it('hides the sign of a heading but on its own line', () => {
    expect(seen('## One ##\n\nTwo\n===')).toBe('One\n\nTwo\n')
    expect(seen('## On¦e ##\n\nTwo\n===')).toBe('## One ##\n\nTwo\n')
    expect(classesOf('## One')).toEqual(['cm-live-heading cm-live-h2'])
  })

  it('keeps comments and ids plain', () => {
    expect(seen('a %%b *c*%% \\* ^id')).toBe('a %%b *c*%% * ^id')
  })

  it('shows what tags make of their text, and the tags where somebody is at it', () => {
    expect(seen('H<sub>2</sub>O <b>c *d*</b>')).toBe('H2O c d')
    expect(seen('H<sub>2¦</sub>O <b>c</b>')).toBe('H<sub>2</sub>O c')
    expect(seen('<sub>a <sub>b</sub> c</sub> <video>d</video> <i>e')).toBe('a b c <video>d</video> <i>e')
  })

  it('strikes what single signs mark, as the page does', () => {
    expect(seen('H~2~O ~a b~ ~~c~~ a ~ b ~ 1~2')).toBe('H2O a b c a ~ b ~ 1~2')
  })

  it('shows footnotes without their brackets', () => {
    expect(seen('a[^1] b^[*c*]\n\n[^1]: d')).toBe('a1 bc\n\n1 d')
  })
})

describe('the live view of blocks', () => {
  it('shows bullets and boxes, and their source where the cursor is in them', () => {
    expect(seen('- a\n  - b\n* [ ] c\n+ [/] d\n1. e')).toBe('•a\n•b\n☐ c\n☐/d\n1. e')
    expect(seen('¦- a\n- b')).toBe('- a\n•b')
    expect(seen('- ¦a\n- b')).toBe('•a\n•b')
    expect(seen('- [¦ ] a')).toBe('- [ ] a')
  })

  it('indents items by how deep they are', () => {
    expect(classesOf('- a\n  - b\n    c')).toEqual([
      'cm-live-item cm-live-items-1',
      'cm-live-item cm-live-items-2',
      'cm-live-item-more cm-live-items-2',
    ])
  })

  it('hides the signs of quotes but on the line of the cursor', () => {
    expect(seen('> a\n> > b\n> c')).toBe('a\nb\nc')
    expect(seen('> a\n> ¦> b\n> c')).toBe('a\n> > b\nc')
  })

  it('puts a quote that is in an item behind its bullet, and an item that is in a quote into the quote', () => {
    expect(seen('- a\n\n  > b\n  > c')).toBe('•a\n\nb\nc')
    expect(classesOf('- a\n\n  > b')).toEqual([
      'cm-live-item cm-live-items-1',
      'cm-live-item-more cm-live-items-1',
      'cm-live-first cm-live-last cm-live-item-more cm-live-outside-1 cm-live-quote cm-live-quotes-1',
    ])
    expect(classesOf('- > b')).toEqual([
      'cm-live-first cm-live-last cm-live-item cm-live-outside cm-live-outside-1 cm-live-quote cm-live-quotes-1',
    ])
    expect(classesOf('> - b')).toEqual([
      'cm-live-first cm-live-last cm-live-item cm-live-items-1 cm-live-quote cm-live-quotes-1',
    ])
    expect(classesOf('> - a\n>   > b').at(-1)).toContain('cm-live-items-1 cm-live-between-1')
  })

  it('hides the signs of quotes before lines of code too', () => {
    expect(seen('> [!note] Title\n> ```md\n> > text\n> ```')).toBe('Title\nmd\n> text\n')
    expect(seen('> ```md\n> > t¦ext\n> ```')).toContain('> > text')
  })

  it('shows a callout by its title, or by its name', () => {
    expect(seen('> [!tip]- Good *one*\n> b')).toBe('Good one\nb')
    expect(seen('> [!faq]\n> b')).toBe('Faq\nb')
    expect(seen('> [!faq]¦\n> b')).toBe('> [!faq]\nb')
    const lines = marksOf('> [!faq]\n> b\n\n> c').marks.filter((mark) => mark.kind === 'line')
    expect(lines.map((line) => line.callout)).toEqual(['question', 'question', undefined])
  })

  it('shows boxes of other programs as callouts, each with its title or its name', () => {
    expect(seen(':::tip Good *one*\nb\n:::')).toBe('Good one\nb\n')
    expect(seen(':::tip[Good]{.x}\n- b\n:::\nc')).toBe('Good\n•b\n\nc')
    expect(seen('::: {.callout-tip title="Good"}\nb\n:::')).toBe('Good\nb\n')
    expect(seen('!!! warning "Take care"\n    b\n\n    c\n\nd')).toBe('Take care\nb\n\nc\n\nd')
    expect(seen('??? note\n    ```js\n      b\n    ```')).toBe('Note\njs\n  b\n')
    expect(seen(':::tip¦\nb\n:::')).toBe(':::tip\nb\n')
    const lines = marksOf(':::faq\nb\n\n> [!x]\n> y\n:::\nc').marks.filter((mark) => mark.kind === 'line')
    expect(lines.map((line) => line.callout)).toEqual([
      'question',
      'question',
      'question',
      'x',
      'x',
      'question',
    ])
  })

  it('shows elements of MDX as boxes, and nothing of those that only hold others', () => {
    expect(seen('<Tip>\n\n*b*\n\n</Tip>\nc')).toBe('Tip\n\nb\n\n\nc')
    expect(seen('<Tabs>\n  <TabItem value="a" label="One">\n    b\n  </TabItem>\n</Tabs>')).toBe(
      '\nOne\nb\n\n',
    )
    expect(seen('<Note title="Good">\nb\n¦</Note>')).toBe('Good\nb\n</Note>')
    const lines = marksOf('<Steps>\na\n<Warning>\n\nb\n</Warning>\n</Steps>').marks
    expect(lines.flatMap((mark) => ('callout' in mark ? [mark.callout] : []))).toEqual(
      Array.from({ length: 4 }, () => 'warning'),
    )
  })

  it('shows as it is written what looks like a box and is none', () => {
    expect(seen('<Tip>\n\nnever closed')).toBe('<Tip>\n\nnever closed')
    for (const text of [
      ':::tip\nnever closed',
      'b\n\n:::',
      '!!! note\nnot indented',
      ':::tip\n```\n:::\n```',
    ])
      expect(marksOf(text).marks.filter((mark) => 'callout' in mark)).toEqual([])
  })

  it('shows the language of code in place of its fences, and colours its words', () => {
    const colorsOf = (source: string) =>
      source === '```js\nlet a\nb\n```' ? [{ from: 0, to: 3, className: 't-keyword' }] : []
    expect(seen('```js\nlet a\n```')).toBe('js\nlet a\n')
    expect(seen('```js\nlet¦ a\n```')).toBe('```js\nlet a\n```')
    for (const text of [
      '```js\nlet a\nb\n```',
      '> ```js\n> let a\n> b\n> ```',
      '- ```js\n  let a\n  b\n  ```',
    ]) {
      const { marks } = marksOf(text, { colorsOf })
      const styled = marks.filter((mark) => mark.kind === 'style' && mark.className === 't-keyword')
      expect(styled.map((mark) => text.slice(mark.from, mark.from + 3))).toEqual(['let'])
    }
  })

  it('shows a rule in place of its signs', () => {
    expect(seen('a\n\n---\n\nb')).toBe('a\n\n⟦rule⟧\n\nb')
    expect(seen('a\n\n--¦-\n\nb')).toBe('a\n\n---\n\nb')
  })

  it('marks nothing in what is shown as a whole', () => {
    expect(marksOf('| *a* |\n|---|\n| [[b]] |', { isCovered: () => true }).marks).toEqual([])
  })

  it('never reaches over the end of a line', () => {
    const text = '[a\nb](c\n"d") $x\ny$ **e\nf** %%g\nh%% ![i\nj](k)\n> q\n> $z\n> w$'
    for (const mark of marksOf(text).marks)
      if (mark.kind === 'hide' || mark.kind === 'show')
        expect(text.slice(mark.from, mark.to)).not.toContain('\n')
  })
})

describe('the live view of any note', () => {
  const vaults = process.env['HORTUS_VAULTS'] ?? join(import.meta.dirname, '../../../../shared/vaults')
  const folders = [join(import.meta.dirname, '../../../garden'), vaults].filter((folder) =>
    existsSync(folder),
  )

  it('marks nothing outside of its lines, wherever somebody is, and leaves the text as it is', () => {
    const texts = folders.flatMap((folder) => sampleNotes(folder, 60))
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const doc = Text.of(text.split(/\r\n?|\n/))
        const at = Math.floor(share * doc.length)
        const tree = noteLanguage().language.parser.parse(doc.toString())
        const input = { doc, tree, revealed: [{ from: at, to: at }], from: 0, to: doc.length }
        const marks = collectMarks({
          ...input,
          isCovered: () => false,
          htmlOf: () => '<i></i>x',
          targetSide: (left) => left,
          colorsOf: () => [],
        })
        for (const mark of marks) {
          const line = doc.lineAt(mark.from)
          if (mark.kind === 'line') expect(mark.from).toBe(line.from)
          else if (mark.kind !== 'style') expect(mark.to).toBeLessThanOrEqual(line.to)
          // What is under the cursor is seen, but for the indentation of lists and marks that are passed over.
          if (mark.kind === 'hide' && !mark.isAtomic) expect(mark.from < at && at < mark.to).toBe(false)
        }
        // They are decorations that an editor takes in their order.
        const ranges = marks.flatMap((mark) =>
          mark.kind === 'hide' ? [Decoration.replace({}).range(mark.from, mark.to)] : [],
        )
        expect(() => Decoration.set(ranges, true)).not.toThrow()
      }),
      { seed: 19, numRuns: 200 },
    )
  })
})

/** Some notes of a folder, evenly from all over it. */
function sampleNotes(folder: string, count: number): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
  const step = Math.max(1, Math.floor(files.length / count))
  return files.filter((_, i) => i % step === 0).map((file) => readFileSync(join(folder, file), 'utf8'))
}
