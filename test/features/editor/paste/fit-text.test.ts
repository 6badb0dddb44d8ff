import { describe, expect, it } from 'vitest'
import { fitText } from '../../../../src/features/editor/web/paste/fit-text.ts'
import { pasteChange } from '../../../../src/features/editor/web/tables/paste-table.ts'
import { marked, stateOf } from '../tables/press.ts'

describe('a pasted text', () => {
  const paste = (text: string, pasted: string): string => {
    const state = stateOf(text)
    const { from, to } = state.selection.main
    const { insert, ...place } = fitText(state, from, to, pasted)
    const anchor = place.from + insert.length
    return marked(state.update({ changes: { ...place, insert }, selection: { anchor } }).state)
  }
  it.each([
    [
      'stays in the cell where it is pasted',
      '|a|b|\n|-|-|\n|¦|d|',
      '- x\r\n- y|z',
      '|a|b|\n|-|-|\n|- x<br>- y\\|z¦|d|',
    ],
    ['is rows where it is some', '|a|b|\n|-|-|\n¦', '|x|y|\n|z|w|', '|a|b|\n|-|-|\n|x|y|\n|z|w|¦'],
    ['stays in a callout', '> [!note] T\n> a¦', '\nb\n\nc', '> [!note] T\n> a\n> b\n>\n> c¦'],
    [
      'stays in code of a list',
      '- a\n  ```js\n  ¦\n  ```',
      'x\n- y\nz',
      '- a\n  ```js\n  x\n  - y\n  z¦\n  ```',
    ],
    ['stays in code of a quote', '> ```\n> ¦\n> ```', 'x\ny', '> ```\n> x\n> y¦\n> ```'],
    ['is as it is in code', '```\n  ¦\n```', '- x\n- y', '```\n  - x\n- y¦\n```'],
    ['is as it is elsewhere', 'a ¦', 'x\n\n- y', 'a x\n\n- y¦'],
  ])('%s', (_, text, pasted, after) => {
    expect(paste(text, pasted)).toBe(after)
  })

  it('is left to whoever translates it where it has marks and comes to a cell', () => {
    expect(pasteChange(stateOf('|a|\n|-|\n|¦|'), '<p>x</p><p><b>y</b></p>', 'x\n\ny')).toBeUndefined()
  })
})
