import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState, Text } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectBlocks } from '../../../src/features/editor/web/live/collect-blocks.ts'
import { blocksOf, liveBlocks } from '../../../src/features/editor/web/live/live-blocks.ts'
import { noteLanguage } from '../../../src/features/editor/web/live/note-parser.ts'
import { type PieceStore, piecesArrived } from '../../../src/features/editor/web/live/piece-store.ts'
import { revealed } from '../../../src/features/editor/web/live/revealed.ts'

const drawn = (source: string): string => `<figure class="diagram">${source}</figure>`

const pieces = (isKnown: (source: string) => boolean, show: (source: string) => string): PieceStore => ({
  find: (source) => (isKnown(source) ? show(source) : undefined),
  colorsOf: () => [],
  versionOf: () => 1,
  ask: () => {},
  forget: () => {},
})

function stateOf(doc: string, isKnown = (_: string): boolean => true, show = drawn): EditorState {
  return EditorState.create({
    doc,
    extensions: [
      noteLanguage(),
      revealed,
      liveBlocks({ pieces: pieces(isKnown, show), targetSide: (left) => left, linkClass: () => '' }),
    ],
  })
}

/** Parsed to the end, however busy the machine is. */
function parsed(state: EditorState): EditorState {
  ensureSyntaxTree(state, state.doc.length, 10_000)
  return state.update({}).state
}

/** What is shown as a whole, by its source; behind the source where that is shown too. */
function shownIn(state: EditorState): readonly string[] {
  const shown: [from: number, to: number][] = []
  blocksOf(state).between(0, state.doc.length, (from, to) => {
    shown.push([from, to])
  })
  return shown
    .sort(([a, b], [c, d]) => a - c || d - b)
    .map(([from, to]) => (from === to ? `behind ${from}` : state.sliceDoc(from, to)))
}

const note = [
  '# Title',
  '![[picture.png]]',
  '| a |\n|---|\n| b |',
  '$$\nx\n$$',
  '> | c |\n> |---|\n> | d |',
  '- ![[in a list]]',
  'text ![[among]] text',
  '$$y$$',
  '$z$',
  '- | e |\n  |---|\n  | f |',
  '1. $$u$$',
  '> [!note]- Folded\n> more\n> | g |\n> |---|',
  '```mermaid\ngraph LR\n```',
  '> [!note] Open\n> more',
  ':::details\n\n| h |\n|---|\n\n:::',
  '??? note\n    $$v$$',
  '=== "A"\n\n    | i |\n    |---|\n\n=== "B"\n\n    b',
  '--8<-- "x.md"',
  '```dataview\nLIST\n```',
  '/// details\n$$w$$\n///',
  '<Tabs>\n<TabItem label="a">\n\n| j |\n|---|\n\n</TabItem>\n</Tabs>',
  ':::details\nnever closed',
].join('\n\n')

describe('the blocks of a note in the live view', () => {
  it('are tables, formulas, diagrams, lone embeds and what is folded, wherever whole lines are theirs', () => {
    const state = parsed(stateOf(note))
    expect(shownIn(state)).toEqual([
      '![[picture.png]]',
      '| a |\n|---|\n| b |',
      '$$\nx\n$$',
      '> | c |\n> |---|\n> | d |',
      '$$y$$',
      '- | e |\n  |---|\n  | f |',
      '1. $$u$$',
      '\n> more\n> | g |\n> |---|',
      '> | g |\n> |---|',
      '```mermaid\ngraph LR\n```',
      '\n\n| h |\n|---|\n\n:::',
      '| h |\n|---|',
      '\n    $$v$$',
      '    $$v$$',
      '=== "A"\n\n    | i |\n    |---|\n\n=== "B"\n\n    b',
      '    | i |\n    |---|',
      '--8<-- "x.md"',
      '```dataview\nLIST\n```',
      '\n$$w$$\n///',
      '$$w$$',
      '<Tabs>\n<TabItem label="a">\n\n| j |\n|---|\n\n</TabItem>\n</Tabs>',
      '| j |\n|---|',
    ])
  })

  it('are elements of HTML that stand by themselves, as long as they show something', () => {
    const html = '<details>\n<summary>a</summary>\nb\n</details>'
    const text = `${html}\n\n> <p>c</p>\n\n<div>\n\nd\n\n<Other>\ne\n</Other>\n\n<img src="f.png">`
    expect(shownIn(parsed(stateOf(`Text\n\n${text}`)))).toEqual([html, '> <p>c</p>', '<img src="f.png">'])
    expect(shownIn(parsed(stateOf(`Text\n\n${text}`, undefined, () => '')))).toEqual([])
  })

  it('are elements of HTML with Markdown in them, as long as they are whole', () => {
    const html = '<details>\n<summary>a</summary>\n\n| b |\n|---|\n\n<div>\n\nc\n\n</div>\n\n</details>'
    const state = parsed(stateOf(`Text\n\n${html}\n\nText`))
    expect(shownIn(state)).toEqual([html, '| b |\n|---|', '<div>\n\nc\n\n</div>'].slice(0, 2))
    const inside = state.update({ selection: { anchor: 40 } }).state
    expect(shownIn(inside)).not.toContain(html)
    expect(shownIn(parsed(stateOf(`Text\n\n${html.replace('</details>', '')}`)))).toEqual([
      '| b |\n|---|',
      '<div>\n\nc\n\n</div>',
    ])
    expect(shownIn(parsed(stateOf(`Text\n\n<p>\n\n</i>\n\n</div>\n\nText`)))).toEqual([])
  })

  it('show their source where somebody is, and an embed behind it', () => {
    const state = parsed(stateOf(note))
    const at = (text: string): EditorState =>
      state.update({ selection: { anchor: note.indexOf(text) } }).state
    expect(shownIn(at('| b'))).not.toContain('| a |\n|---|\n| b |')
    expect(shownIn(at('> | c'))).not.toContain('> | c |\n> |---|\n> | d |')
    expect(shownIn(at('picture'))[0]).toBe(`behind ${note.indexOf(']]') + 2}`)
    expect(shownIn(at('picture')).length).toBe(22)
    // Who comes to a folded callout opens it; a table in it is a table.
    const opened = shownIn(at('Folded'))
    expect(opened).toContain('> | g |\n> |---|')
    expect(opened).not.toContain('\n> more\n> | g |\n> |---|')
    const back = at('| b').update({ selection: { anchor: 0 } }).state
    expect(shownIn(back)).toEqual(shownIn(state))
    const all = state.update({ selection: { anchor: 0, head: note.length } }).state
    expect(shownIn(all).filter((one) => !one.startsWith('behind'))).toEqual([])
  })

  it('show their source until the server has said what they become', () => {
    const known = new Set<string>()
    const state = parsed(stateOf(note, (source) => known.has(source)))
    expect(shownIn(state)).not.toContain('$$\nx\n$$')
    expect(shownIn(state)).toContain('| a |\n|---|\n| b |')
    known.add('$$\nx\n$$')
    const later = state.update({ effects: piecesArrived.of(new Set(known)) }).state
    expect(shownIn(later)).toContain('$$\nx\n$$')
  })

  it('are after any changes what they would be in a note that was just opened', () => {
    const part = fc.constantFrom(
      ...note.split('\n\n'),
      'Words',
      '```\ncode',
      '```',
      '> quote',
      '- item',
      '\n\n',
      '\n',
      '|',
      '$$',
      '%%',
      '---',
      ':::tip',
      ':::details',
      ':::',
      '??? note',
      '    indented',
      '<Tip>',
      '</Tip>',
      '<Tabs>',
      '</Tabs>',
      '<b>x</b>',
      '<details>\n<summary>More</summary>',
      '</details>',
      '<div>',
      '</div>',
    )
    const step = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(12),
      text: part,
      goes: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.array(step, { maxLength: 8 }), (parts, steps) => {
        let state = parsed(stateOf(parts.join('\n\n')))
        for (const { at, cut, text, goes } of steps) {
          const from = Math.floor(at * state.doc.length)
          const to = Math.min(state.doc.length, from + cut)
          const { state: next } = state.update(
            goes ? { selection: { anchor: from } } : { changes: { from, to, insert: text } },
          )
          state = parsed(next)
          const fresh = parsed(stateOf(state.doc.toString()).update({ selection: state.selection }).state)
          expect(shownIn(state)).toEqual(shownIn(fresh))
        }
      }),
      { seed: 19, numRuns: 200 },
    )
  })

  it('are found in a part of a note as in the whole', () => {
    const tree = noteLanguage().language.parser.parse(note)
    const doc = Text.of(note.split('\n'))
    const all = collectBlocks(tree, doc)
    const half = note.indexOf('> | c')
    expect([...collectBlocks(tree, doc, 0, half), ...collectBlocks(tree, doc, half)]).toEqual(all)
  })
})
