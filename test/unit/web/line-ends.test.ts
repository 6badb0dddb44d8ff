import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Piece,
  readLineEnds,
  toEditorOffset,
  toFileOffset,
} from '../../../src/features/editor/web/line-ends.ts'

describe('keeping line ends', () => {
  it('writes new lines as most lines of the file end', () => {
    const { restore } = readLineEnds('a\r\nb\r\nc\n')
    expect(
      restore([
        { kind: 'kept', from: 0, to: 4 },
        { kind: 'new', text: 'x\ny' },
      ]),
    ).toBe('a\r\nb\r\nx\r\ny')
  })

  it('knows files of old Macs', () => {
    const ends = readLineEnds('a\rb')
    expect(ends.text).toBe('a\nb')
    expect(
      ends.restore([
        { kind: 'kept', from: 0, to: 3 },
        { kind: 'new', text: '\n' },
      ]),
    ).toBe('a\rb\r')
  })

  it('finds places of the file in the editor', () => {
    const original = 'a\r\nb\r\nc'
    expect([0, 1, 3, 4, 6].map((offset) => toEditorOffset(original, offset))).toEqual([0, 1, 2, 3, 4])
    expect([0, 1, 2, 3, 4].map((offset) => toFileOffset(original, offset))).toEqual([0, 1, 3, 4, 6])
  })

  it('gives back what was not edited byte for byte, for any text and any edit', () => {
    const text = fc.array(fc.constantFrom('\r\n', '\n', '\r', 'a', 'é'), { maxLength: 20 })
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), fc.constantFrom('', 'x', 'x\ny'), (parts, a, b, added) => {
        const original = parts.join('')
        const ends = readLineEnds(original)
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map((at) => Math.min(at, ends.text.length)) as [
          number,
          number,
        ]
        const whole: Piece[] = [{ kind: 'kept', from: 0, to: ends.text.length }]
        expect(ends.restore(whole)).toBe(original)
        const edited = ends.restore([
          { kind: 'kept', from: 0, to: from },
          { kind: 'new', text: added },
          { kind: 'kept', from: to, to: ends.text.length },
        ])
        expect(edited.replace(/\r\n?/g, '\n').length).toBeLessThanOrEqual(
          ends.text.length + added.length - (to - from),
        )
        expect(original.startsWith(ends.restore([{ kind: 'kept', from: 0, to: from }]))).toBe(true)
        expect(original.endsWith(ends.restore([{ kind: 'kept', from: to, to: ends.text.length }]))).toBe(true)
      }),
      { seed: 9, numRuns: 3_000 },
    )
  })
})
