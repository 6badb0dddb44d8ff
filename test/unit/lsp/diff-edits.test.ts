import { expect, it } from 'vitest'
import { diffEdits } from '../../../src/lsp/diff-edits.ts'
import { applyEdits } from '../../../src/model/change.ts'

it('edits the words that differ, each in its place', () => {
  const before = 'See [[Old name]] and [[Old name|it]].\n\nA line.\n\nOnce more [[Old name]]'
  const after = before.replaceAll('Old', 'New')
  expect(diffEdits(before, after)).toEqual(
    [6, 23, 60].map((start) => ({ range: { start, end: start + 3 }, text: 'New' })),
  )
})

it('takes no letter apart', () => {
  expect(diffEdits('[[😀]]\n', '[[😁]]\n')).toEqual([{ range: { start: 2, end: 4 }, text: '😁' }])
})

it('makes one text of another wherever they differ', () => {
  const texts = [
    '',
    '\n',
    'a',
    'a\n',
    '\na',
    'a b\nc d\n',
    'a b\r\nc d',
    'a x\nc d\n',
    'a\nb\na\nb\n',
    'c d\na b\nc d\n',
  ]
  for (const before of texts)
    for (const after of texts) expect(applyEdits(before, diffEdits(before, after))).toBe(after)
})
