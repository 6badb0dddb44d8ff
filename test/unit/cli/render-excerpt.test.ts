import { describe, expect, it } from 'vitest'
import { renderExcerpt } from '../../../src/cli/render-excerpt.ts'

/** The excerpt as it is printed, for the first occurrence of `part`. */
function show(source: string, part: string): string {
  const start = source.indexOf(part)
  const { text, caretStart, caretWidth } = renderExcerpt(source, { start, end: start + part.length })
  return `${text}\n${' '.repeat(caretStart)}${'^'.repeat(caretWidth)}`
}

describe('the source line of a problem', () => {
  it('has carets below the place', () => {
    expect(show('one\nsee [[Bee]] here\nthree', '[[Bee]]')).toBe('see [[Bee]] here\n    ^^^^^^^')
  })

  it('shows tabs as spaces to the next stop', () => {
    expect(show('\ta\tb [[X]]', '[[X]]')).toBe('    a   b [[X]]\n          ^^^^^')
  })

  it('counts wide letters and emoji as two columns, marks as none', () => {
    expect(show('日本 [[X]]', '[[X]]')).toBe('日本 [[X]]\n     ^^^^^')
    expect(show('🌱 [[X]]', '[[X]]')).toBe('🌱 [[X]]\n   ^^^^^')
    expect(show('e\u0301 [[X]]', '[[X]]')).toBe('e\u0301 [[X]]\n  ^^^^^')
    expect(show('[[日本]]', '[[日本]]')).toBe('[[日本]]\n^^^^^^^^')
  })

  it('marks a range over several lines to the end of its first', () => {
    expect(show('x [[a\nb]] y', '[[a\nb]]')).toBe('x [[a\n  ^^^')
  })

  it('ends lines at every kind of line end', () => {
    expect(show('a\r\n[[X]]\r\nb', '[[X]]')).toBe('[[X]]\n^^^^^')
    expect(show('a\r[[X]]\rb', '[[X]]')).toBe('[[X]]\n^^^^^')
  })

  it('shows control and direction characters as a mark', () => {
    expect(show('a\u001b[31m\u202e [[X]]', '[[X]]')).toBe('a�[31m� [[X]]\n        ^^^^^')
  })

  it('has one caret for an empty range and for one past the end', () => {
    expect(renderExcerpt('abc', { start: 1, end: 1 })).toEqual({ text: 'abc', caretStart: 1, caretWidth: 1 })
    expect(renderExcerpt('abc', { start: 99, end: 120 })).toEqual({
      text: 'abc',
      caretStart: 3,
      caretWidth: 1,
    })
    expect(renderExcerpt('', { start: 0, end: 0 })).toEqual({ text: '', caretStart: 0, caretWidth: 1 })
  })

  it('cuts a long line around the place', () => {
    const source = `${'a'.repeat(500)}[[X]]${'b'.repeat(500)}`
    const [text, carets] = show(source, '[[X]]').split('\n')
    expect(text).toBe(`…${'a'.repeat(49)}[[X]]${'b'.repeat(104)}…`)
    expect(text).toHaveLength(160)
    expect(carets).toBe(`${' '.repeat(50)}^^^^^`)
  })

  it('cuts a long place itself', () => {
    const { text, caretStart, caretWidth } = renderExcerpt('x'.repeat(1000), { start: 0, end: 1000 })
    expect([text.length, caretStart, caretWidth]).toEqual([160, 0, 160])
  })

  it('never shows more than 160 columns of wide letters', () => {
    const source = `${'日'.repeat(300)}[[X]]${'本'.repeat(300)}`
    const { text, caretStart } = renderExcerpt(source, { start: 300, end: 305 })
    expect(text.startsWith('…日')).toBe(true)
    expect([...text].reduce((sum, char) => sum + (/[日本]/.test(char) ? 2 : 1), 0)).toBeLessThanOrEqual(160)
    expect(caretStart).toBe(49)
  })
})
