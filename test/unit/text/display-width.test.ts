import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../../src/text/display-width.ts'

describe('the width of a text', () => {
  it.each([
    ['abc', 3],
    ['日本語', 6],
    ['한글', 4],
    ['e\u0301', 1],
    ['🐝', 2],
    ['é ü', 3],
    ['\u200d', 0],
    ['', 0],
  ])('%j is %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})
