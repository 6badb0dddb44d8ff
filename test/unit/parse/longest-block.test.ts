import { describe, expect, it } from 'vitest'
import { longestBlock } from '../../../src/parse/longest-block.ts'

const measure = (text: string): number => longestBlock(new TextEncoder().encode(text))

describe('the longest block of a text', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['abc\ndef', 7],
    ['abc\n\nd', 4],
    ['a\n- bcd\n- e\n', 6],
    ['a\n  12. bcd\n> # e\n', 10],
    ['a\n#b\n-c\n1.d\n*e*\n', 16],
    ['a\r\n\r\nbcd\r\n', 7],
    ['> a\n>\n> b', 5],
  ])('of %j is %i bytes', (text, bytes) => expect(measure(text)).toBe(bytes))

  it('is the whole of a long line', () => expect(measure('a '.repeat(100_000))).toBe(200_000))

  it('of a long list is one item', () => expect(measure('- a b c\n'.repeat(100_000))).toBe(8))
})
