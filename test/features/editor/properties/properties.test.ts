import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOfValue, type ValueKind } from '../../../../src/features/editor/completion/value-kind.ts'
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
import {
  isAsRead,
  type PropertyPlace,
  type PropertyText,
  readProperties,
  shownValue,
} from '../../../../src/features/editor/web/properties/read-properties.ts'
import type { Scalar } from '../../../../src/features/editor/web/properties/read-scalar.ts'
import type { NotePath } from '../../../../src/model/path.ts'
import { readFrontmatter } from '../../../../src/parse/read-frontmatter.ts'

const path = 'a.md' as NotePath
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

function read(text: string): PropertyText {
  const found = readProperties(text)
  if (!found) throw new Error('no frontmatter')
  return found
}
function find(text: string, name: string): PropertyPlace {
  const found = read(text).properties.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const edited = (edits: readonly TextEdit[], text = note): string => applyEdits(text, edits)

/** As a form shows it. */
function valuesOf({ properties }: PropertyText): Record<string, unknown> {
  return Object.fromEntries(
    properties.map((one) => [one.name, shownValue(one) ?? (one.value.kind === 'other' ? '…' : null)]),
  )
}

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

const words = fc.constantFrom(
  ...['a', 'b c', 'true', 'no', '1', '01', '0x1F', '1.5', '.5', '-1', '~', 'null', '', '-', '- x', '? y'],
  ...[
    'a: b',
    'a:b',
    'x #y',
    'x#y',
    '#z',
    '[[Note]]',
    '[[Note|shown]]',
    '2026-11-22',
    "it's",
    'say "x"',
    '\\n',
  ],
  ...[
    '{a}',
    'a, b',
    '&x',
    '*x',
    '!t',
    '|',
    '>',
    '%a',
    '@b',
    '`c`',
    'ä ö',
    '日本',
    '🌱',
    '\u00a0',
    'a\tb',
    '2 Nov: x',
  ],
  ...[
    ' led',
    'end ',
    '---',
    '...',
    'a:',
    'é',
    'ends in \\',
    ': x',
    ',',
    '1e3',
    '.inf',
    '\u2028',
    'yes',
    '=',
    '<<',
  ],
)
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  words,
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\n\r]|\p{Surrogate}/u.test(text)),
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.boolean(),
)

describe('what a form writes', () => {
  it('is what a YAML parser reads', () => {
    fc.assert(
      fc.property(words, scalar, fc.array(scalar, { maxLength: 4 }), (name, value, list) => {
        const key = name.trim() === '' ? 'k' : name
        let text = '---\nfirst: 1\n---\nbody\n'
        text = edited(addProperty(read(text), key, value), text)
        text = edited(addProperty(read(text), 'list of it', list), text)
        const { properties, diagnostics } = readFrontmatter(text, path)
        expect(diagnostics, text).toEqual([])
        expect({ ...properties }, text).toEqual({
          first: 1,
          [key]: value,
          'list of it': list.length === 0 ? null : list,
        })
        expect(readProperties(text)?.isSure, text).toBe(true)
      }),
      { numRuns: 500, seed: 19 },
    )
  })
})

/** Lines as people write them, right and wrong. */
const written = fc.oneof(
  fc.constantFrom(
    ...[
      'a: 1',
      'b: "x" # c',
      "c: 'it''s'",
      'd: [a, b]',
      'e: [a, "b, c" , \'d\' ]',
      'f:',
      '  - one',
      '  - two # x',
    ],
    ...[
      '- zero',
      '# comment',
      '',
      'g:   ',
      'h: [',
      'i: {a: 1}',
      'j: |',
      '  text',
      '  # no comment',
      'k: &x 1',
      'l: *x',
    ],
    ...[
      'm: a: b',
      'n:o',
      'p : q',
      '"r s": t',
      "'u': v",
      '? x',
      'w: - x',
      '  y: z',
      '\tq: 1',
      'é: ñ',
      'a b: c',
      '-x: 1',
    ],
    ...[
      'aa: [a, [b]]',
      'bb: [a,]',
      'cc: [,]',
      'dd: "x" y',
      'ee: x # y # z',
      'ff: x#y',
      'gg: # only',
      '  -',
      '  - ',
      '1: 2',
    ],
    ...[
      'true: x',
      'hh: [a',
      '  b]',
      'ii: [a:b, c]',
      'jj: [-, a]',
      'kk: [a #b',
      'll: >-',
      '~: x',
      'mm: 2026-11-22',
      '<<: x',
    ],
    ...[
      'nn: -',
      'oo: - ',
      'pp: ?',
      'qq: :x',
      'rr: x:',
      'ss: "a\\tb"',
      'tt: "a\\xb"',
      'uu: !x y',
      'vv: \u00a0x',
      'ww:\tx',
      'a#b: c',
    ],
    ...[
      '    - deep',
      '  - - x',
      '  - a: b',
      'xx: @y',
      'yy: %z',
      '... ',
      'zz:  a  b  ',
      'ab: .inf',
      'ac: 0o17',
      '  -x',
      'ad: [a]  ',
    ],
  ),
  fc
    .tuple(fc.constantFrom('x', 'y', 'z', '  -'), words)
    .map(([key, value]) => `${key}${key.endsWith('-') ? '' : ':'} ${value}`),
)

describe('what a form reads', () => {
  it('is what a YAML parser reads, where it is sure', () => {
    let sure = 0
    fc.assert(
      fc.property(fc.array(written, { maxLength: 6 }), (lines) => {
        const text = `---\n${lines.map((line) => `${line}\n`).join('')}---\nbody\n`
        const found = readProperties(text)
        if (!found?.isSure) return
        const { properties, diagnostics } = readFrontmatter(text, path)
        expect(diagnostics, text).toEqual([])
        expect(valuesOf(found), text).toEqual({ ...properties })
        sure++
      }),
      { numRuns: 2_000, seed: 19 },
    )
    expect(sure).toBeGreaterThan(500)
  })

  it('is changed by any of its changes, and by nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(written, { maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        scalar,
        fc.constantFrom('set', 'item', 'add', 'cut', 'swap', 'rename', 'remove', 'move', 'new'),
        (lines, which, item, value, kind) => {
          const text = `---\n${lines.map((line) => `${line}\n`).join('')}---\nbody\n`
          const found = readProperties(text)
          const before = readFrontmatter(text, path)
          if (!found || before.diagnostics.length > 0 || !isAsRead(found, before.properties)) return
          const editable = found.properties.filter((one) => one.value.kind !== 'other')
          const property = editable[which % Math.max(1, editable.length)]
          if (
            !property ||
            (!found.isSure && ['remove', 'rename'].includes(kind) === false && /[&*]x/.test(text))
          )
            return
          const expected = new Map(Object.entries(valuesOf(found)))
          const place = property.value
          const items = place.kind === 'list' ? place.items.map((one) => one.value) : undefined
          const edits = (() => {
            switch (kind) {
              case 'set':
                if (items) return []
                expected.set(property.name, value)
                return setValue(property, value)
              case 'item':
                if (!items || items.length === 0) return []
                expected.set(property.name, items.with(item % items.length, value))
                return setItem(property, item % items.length, value)
              case 'add':
                expected.set(property.name, [
                  ...(items ?? (place.kind === 'scalar' ? [place.value] : [])),
                  value,
                ])
                return addItem(found, text, property, value)
              case 'cut': {
                if (!items || items.length === 0) return []
                const left = items.toSpliced(item % items.length, 1)
                const isBare = left.length === 0 && place.kind === 'list' && place.style === 'block'
                expected.set(property.name, isBare ? null : left)
                return removeItem(text, property, item % items.length)
              }
              case 'swap': {
                if (!items || items.length < 2) return []
                const at = item % (items.length - 1)
                expected.set(property.name, items.toSpliced(at, 2, items[at + 1] ?? null, items[at] ?? null))
                return swapItems(text, property, at, at + 1)
              }
              case 'rename':
                if (expected.has('new name')) return []
                expected.set('new name', expected.get(property.name))
                expected.delete(property.name)
                return renameProperty(property, 'new name')
              case 'remove':
                expected.delete(property.name)
                return removeProperty(found, text, property)
              case 'move': {
                const other = found.properties[item % found.properties.length]
                return other ? swapProperties(text, property, other) : []
              }
              case 'new':
                expected.set('new name', value)
                return addProperty(found, 'new name', value)
            }
          })()
          const next = applyEdits(text, edits)
          if (edits.length === 0) return
          expect(next.endsWith('body\n')).toBe(true)
          const comments = (some: string): readonly string[] => some.match(/^ *# comment$/gm) ?? []
          expect(comments(next)).toEqual(comments(text))
          if (expected.size === 0) return
          const { properties, diagnostics } = readFrontmatter(next, path)
          expect(diagnostics, `${kind}\n${text}\n${next}`).toEqual([])
          const again = readProperties(next)
          const shown = again ? valuesOf(again) : {}
          expect(shown, `${kind}\n${text}\n${next}`).toEqual(Object.fromEntries(expected))
          for (const [name, now] of Object.entries(shown))
            if (now !== '…') expect(properties[name], `${kind}\n${text}\n${next}`).toEqual(now)
        },
      ),
      { numRuns: 2_000, seed: 19 },
    )
  })
})
