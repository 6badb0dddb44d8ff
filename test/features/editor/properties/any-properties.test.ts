import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
} from '../../../../src/features/editor/web/properties/edit-properties.ts'
import { isAsRead, readProperties } from '../../../../src/features/editor/web/properties/read-properties.ts'
import type { Scalar } from '../../../../src/features/editor/web/properties/read-scalar.ts'
import type { NotePath } from '../../../../src/model/path.ts'
import { readFrontmatter } from '../../../../src/parse/read-frontmatter.ts'
import { read, valuesOf } from './property-text.ts'

const path = 'a.md' as NotePath

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
        text = applyEdits(text, addProperty(read(text), key, value))
        text = applyEdits(text, addProperty(read(text), 'list of it', list))
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
