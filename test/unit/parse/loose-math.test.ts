import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { findLooseMath } from '../../../src/parse/loose-math.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

const found = (source: string): readonly string[] =>
  findLooseMath(source).map(({ start, end }) => source.slice(start, end))

it.each([
  ['$$a\nb$$', ['$$a\nb$$']],
  ['$$\na$$', ['$$\na$$']],
  ['$$a\n$$', ['$$a\n$$']],
  ['> $$a\n> b$$', ['$$a\n> b$$']],
  ['- $$a\n  b$$', ['$$a\n  b$$']],
  ['$$\na\n$$', []],
  ['$$a$$', []],
  ['text $$a\nb$$', []],
  ['$$a\n\nb$$', []],
  ['```\n$$a\nb$$\n```', []],
  ['$$a', []],
])('%j', (source, expected) => {
  expect(found(source)).toEqual(expected)
})

it.each(['$$a\n', '$$\n', '> $$', '$$a\n\n', '$$$a\n'])('costs the same each of many times: %j', (piece) => {
  const source = piece.repeat(100_000)
  const before = process.cpuUsage().user
  findLooseMath(source)
  expect(process.cpuUsage().user - before).toBeLessThan(2_000_000)
})

it('leaves no trace of what it hid, with either parser', () => {
  const piece = fc.constantFrom(
    ...[
      '$',
      '$$',
      '\n',
      '\n\n',
      'a',
      ' ',
      '5',
      '`',
      '```\n',
      '> ',
      '- ',
      '[[N]]',
      '|',
      '#',
      '==',
      '%%',
      '\\',
      '<b>',
    ],
  )
  const source = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(''))
  for (const parser of ['native', 'remark'] as const) {
    const processor = createNoteProcessor({ parser, lineBreaks: 'commonmark' })
    fc.assert(
      fc.property(source, (text) => {
        const { note, tree } = parseNote(
          { path: 'n.md' as NotePath, source: text, hash: 'h' as ContentHash },
          processor,
        )
        expect(JSON.stringify([note, tree])).not.toMatch(/[\u2e4b-\u2e4f]/)
      }),
      { seed: 3, numRuns: 1_500 },
    )
  }
})
