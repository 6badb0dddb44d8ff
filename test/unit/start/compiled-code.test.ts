import { describe, expect, it } from 'vitest'
import { packCode, unpackCode } from '../../../src/start/compiled-code.ts'

const code = {
  lived: 120.5,
  scripts: new Map([
    ['a.cjs', { source: 7, code: Uint8Array.of(1, 10, 3) }],
    ['empty.cjs', { source: 0, code: new Uint8Array() }],
    ['ü b.cjs', { source: 4_000_000_000, code: Uint8Array.of(10, 10) }],
  ]),
}

describe('a file of compiled code', () => {
  it('gives back what was put in', () => {
    const unpacked = unpackCode(packCode(code))!
    expect(unpacked.lived).toBe(120.5)
    expect([...unpacked.scripts].map(([name, { source, code }]) => [name, source, [...code]])).toEqual([
      ['a.cjs', 7, [1, 10, 3]],
      ['empty.cjs', 0, []],
      ['ü b.cjs', 4_000_000_000, [10, 10]],
    ])
  })

  it('is refused wherever it is cut off, and whichever byte is another', () => {
    const packed = packCode(code)
    for (let length = 0; length < packed.length; length++)
      expect(unpackCode(packed.subarray(0, length))).toBeUndefined()
    for (let at = 0; at < packed.length; at++) {
      const damaged = Uint8Array.from(packed)
      damaged[at]! ^= 1
      expect(unpackCode(damaged)).toBeUndefined()
    }
  })

  it('is refused when it is something else', () => {
    for (const text of ['', '\n', 'abcd', 'abcde', '{}\n', 'no line', '\0\0\0\0', '\0\0\0\0\n'])
      expect(unpackCode(Buffer.from(text))).toBeUndefined()
  })
})
