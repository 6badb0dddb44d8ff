import { createColors } from 'picocolors'
import { expect, it } from 'vitest'
import { displayWidth } from '../../../src/text/display-width.ts'
import { renderTable } from '../../../src/text/render-table.ts'

const colors = createColors(false)

it('cuts a long title, so that it does not move the other columns off the screen, but no cell at the end', () => {
  const long = 'a title of many words '.repeat(20).trim()
  const lines = renderTable(
    [{ title: 'note' }, { title: 'why' }],
    [
      [long, '3 words'],
      ['日'.repeat(60), long],
      ['short', ''],
    ],
    colors,
  ).split('\n')
  expect(lines[1]).toMatch(/^a title of many words .*… {2}3 words$/)
  expect(lines[2]).toMatch(/^日+… {2,3}a title/)
  expect(lines[2]).toContain(long)
  const [first, second] = [lines[1]!.indexOf('3 words'), lines[2]!.indexOf('a title')]
  expect(displayWidth(lines[2]!.slice(0, second))).toBe(displayWidth(lines[1]!.slice(0, first)))
  expect(first).toBeLessThan(80)
})
