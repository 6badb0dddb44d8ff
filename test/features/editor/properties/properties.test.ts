import { describe, expect, it } from 'vitest'
import {
  kindOfNoDay,
  kindOfValue,
  type ValueKind,
} from '../../../../src/features/editor/completion/value-kind.ts'
import { changeKind } from '../../../../src/features/editor/web/properties/change-kind.ts'
import {
  addItem,
  addProperty,
  applyEdits,
  removeItem,
  removeProperty,
  renameProperty,
  setItem,
  setValue,
  swapItems,
  swapProperties,
  type TextEdit,
} from '../../../../src/features/editor/web/properties/edit-properties.ts'
import { collectRows } from '../../../../src/features/editor/web/properties/property-rows.ts'
import {
  type PropertyPlace,
  readProperties,
} from '../../../../src/features/editor/web/properties/read-properties.ts'
import type { NotePath } from '../../../../src/model/path.ts'
import { read, valuesOf } from './property-text.ts'

const _path = 'a.md' as NotePath
const note = `---
title: "A: b" # said so
# about the tags

tags: [one, 'two, three',  four]
aliases:
  - first   # the oldest
  # between
  - "second"
rating: 4
done: false
empty:   # nothing yet
nested:
  a: 1
---
Text.
`

function find(text: string, name: string): PropertyPlace {
  const found = read(text).properties.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const edited = (edits: readonly TextEdit[], text = note): string => applyEdits(text, edits)

describe('the properties of a text', () => {
  it('are read where they stand, as far as a form can show them', () => {
    const text = read(note)
    expect(valuesOf(text)).toEqual({
      title: 'A: b',
      tags: ['one', 'two, three', 'four'],
      aliases: ['first', 'second'],
      rating: 4,
      done: false,
      empty: null,
      nested: '…',
    })
    expect(text.isSure).toBe(false)
    expect(note.slice(text.range.start, text.range.end).endsWith('a: 1\n---')).toBe(true)
    expect(read(note.replace('nested:\n  a: 1\n', '')).isSure).toBe(true)
    expect(readProperties('# no\n---\n')).toBeUndefined()
    expect(readProperties('---\nopen: 1\n')).toBeUndefined()
  })

  it('change in nothing but what was changed', () => {
    expect(edited(setValue(find(note, 'title'), 'C'))).toBe(note.replace('"A: b"', '"C"'))
    expect(edited(setValue(find(note, 'rating'), 5))).toBe(note.replace('rating: 4', 'rating: 5'))
    expect(edited(setValue(find(note, 'rating'), '5'))).toBe(note.replace('rating: 4', 'rating: "5"'))
    expect(edited(setValue(find(note, 'title'), null))).toBe(note.replace('title: "A: b" #', 'title: #'))
    expect(edited(setValue(find(note, 'empty'), '[[Note]]'))).toBe(
      note.replace('empty:   #', 'empty: "[[Note]]"   #'),
    )
    expect(edited(setItem(find(note, 'tags'), 1, 'x'))).toBe(note.replace("'two, three'", "'x'"))
    expect(edited(addItem(read(note), note, find(note, 'tags'), 'a, b'))).toBe(
      note.replace('four]', 'four, "a, b"]'),
    )
    expect(edited(addItem(read(note), note, find(note, 'aliases'), 'third'))).toBe(
      note.replace('- "second"\n', '- "second"\n  - third\n'),
    )
    expect(edited(removeItem(note, find(note, 'aliases'), 0))).toBe(
      note.replace('  - first   # the oldest\n', ''),
    )
    expect(edited(removeItem(note, find(note, 'tags'), 2))).toBe(note.replace(',  four', ''))
    expect(edited(swapItems(note, find(note, 'aliases'), 1, 0))).toBe(
      note.replace(
        '  - first   # the oldest\n  # between\n  - "second"',
        '  - "second"\n  # between\n  - first   # the oldest',
      ),
    )
    expect(edited(renameProperty(find(note, 'rating'), 'how good?'))).toBe(
      note.replace('rating:', '"how good?":'),
    )
    expect(edited(removeProperty(read(note), note, find(note, 'aliases')))).toBe(
      note.replace(/aliases:[\s\S]*?"second"\n/, ''),
    )
    expect(edited(swapProperties(note, find(note, 'done'), find(note, 'rating')))).toBe(
      note.replace('rating: 4\ndone: false', 'done: false\nrating: 4'),
    )
    expect(edited(addProperty(read(note), 'new', true))).toBe(note.replace('  a: 1\n', '  a: 1\nnew: true\n'))
  })

  it.each([
    ['2024-02-29', 'date'],
    ['2023-02-29', 'text'],
    ['2024-13-45', 'text'],
    ['2024-05-06T07:08', 'datetime'],
    ['2024-05-32 07:08:09', 'text'],
    ['words', 'text'],
  ])('of %s are of the kind %s', (value, kind) => {
    expect(kindOfValue(value)).toBe(kind)
  })

  it.each([
    ['2024-13-45', undefined, 'date', true],
    ['2024-13-45', 'date', 'date', true],
    ['2024-05-32 07:08:09', undefined, 'datetime', true],
    ['2024-13-45', 'text', 'text', false],
    ['2024-02-29', undefined, 'date', false],
    ['words', undefined, 'text', false],
  ] as const)('of %s, which are usually %s, have a field for %s; odd: %s', (value, usual, kind, isOdd) => {
    const source = `---\non: ${value}\n---\n`
    expect(collectRows(read(source), source, () => usual, [])).toMatchObject([{ kind, isOdd, text: value }])
  })

  it('are no day only where they are written as one', () => {
    expect(
      ['2024-13-45', '2024-02-30T01:02', '2024-02-29', '13-45', 7].map((one) => kindOfNoDay(one)),
    ).toEqual(['date', 'datetime', undefined, undefined, undefined])
  })

  it('are written as another kind, and stay as they are where they cannot be', () => {
    const as = (name: string, kind: ValueKind): string | undefined => {
      const edits = changeKind(read(note), note, find(note, name), kind)
      return edits && edited(edits)
    }
    expect(as('rating', 'text')).toBe(note.replace('rating: 4', 'rating: "4"'))
    expect(as('rating', 'list')).toBe(note.replace('rating: 4', 'rating:\n  - 4'))
    expect(as('done', 'text')).toBe(note.replace('done: false', 'done: "false"'))
    expect(as('title', 'number')).toBe(note)
    expect(as('empty', 'checkbox')).toBe(note.replace('empty:', 'empty: false'))
    expect(as('empty', 'list')).toBe(note.replace('empty:', 'empty: []'))
    expect(as('tags', 'text')).toBe(note.replace("[one, 'two, three',  four]", 'one, two, three, four'))
    // Several values are no number, a comment between them has no other place, and what is nested has none of these kinds.
    for (const name of ['tags', 'aliases', 'nested']) expect(as(name, 'number')).toBeUndefined()
    const quoted = '---\nn: "4"\n---\n'
    expect(edited(changeKind(read(quoted), quoted, find(quoted, 'n'), 'number') ?? [], quoted)).toBe(
      '---\nn: 4\n---\n',
    )
  })

  it('begin with the first, and go with the last', () => {
    const first = edited(addProperty(undefined, 'tags', ['a']), 'Text.\n')
    expect(first).toBe('---\ntags:\n  - a\n---\nText.\n')
    expect(edited(removeProperty(read(first), first, find(first, 'tags')), first)).toBe('Text.\n')
    const kept = '---\n# why\na: 1\n---\n'
    expect(edited(removeProperty(read(kept), kept, find(kept, 'a')), kept)).toBe('---\n# why\n---\n')
  })

  it('make a list of one value, in the style of the lists that are there', () => {
    const block = '---\na: one # c\n---\n'
    expect(edited(addItem(read(block), block, find(block, 'a'), 'two'), block)).toBe(
      '---\na:\n  - one # c\n  - two\n---\n',
    )
    const flow = '---\na: one # c\nb: [x]\nc:\n---\n'
    expect(edited(addItem(read(flow), flow, find(flow, 'a'), 'two'), flow)).toContain('a: [one, two] # c\n')
    expect(edited(addItem(read(flow), flow, find(flow, 'c'), 'two'), flow)).toContain('c: [two]\n')
  })
})
