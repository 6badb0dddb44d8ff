import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectEdits } from '../../../src/merge/collect-edits.ts'

function applyEdits(text: string, edits: ReturnType<typeof collectEdits>): string {
  let made = ''
  let at = 0
  for (const { from, to, insert } of edits) {
    made += text.slice(at, from) + insert
    at = to
  }
  return made + text.slice(at)
}

describe('the edits that make one text of another', () => {
  it('make exactly it', () => {
    const line = fc.constantFrom('a\n', 'b\n', 'one two\n', '\n', 'é𝄞')
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, collectEdits(before, after))).toBe(after)
      }),
      { seed: 19, numRuns: 500 },
    )
  })

  it('leave what is the same between two changes', () => {
    const before = 'one\ntwo\nthree\nfour\n'
    expect(collectEdits(before, 'One\ntwo\nthree\nfour and more\n')).toEqual([
      { from: 0, to: 1, insert: 'O' },
      { from: 18, to: 18, insert: ' and more' },
    ])
    expect(collectEdits(before, before)).toEqual([])
  })
})
