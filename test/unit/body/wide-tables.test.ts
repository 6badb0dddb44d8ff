import { expect, it } from 'vitest'
import { compareBodies } from '../../contract/bodies/compare-bodies.ts'

const box = (row: string): string => {
  const columns = row.split('|').length - 2
  const { written, byTree } = compareBodies(`${row}\n|${'---|'.repeat(columns)}\n`)
  expect(written).toEqual(byTree)
  return /<div[^>]*>/.exec(byTree!.html.join(''))![0]
}

it.each([
  ['many columns', '| one | two | three | four | five | six | seven | eight |'],
  ['long words', '| Donaudampfschifffahrt | Rindfleischetikettierung |'],
  [
    'words that elements stand in',
    '| Donau*dampf*schifffahrt**gesellschaft** | `aVeryLongNameOfSomething` |',
  ],
])('can be reached by keys where a phone shows only a part of it: %s', (_, row) => {
  expect(box(row)).toBe('<div class="table" tabindex="0">')
})

it.each([
  ['few words', '| one | two | three |'],
  ['long text of short words', `| ${'word '.repeat(40)} | ${'more '.repeat(40)} |`],
  ['a script without blanks', `| ${'水の音'.repeat(30)} | 古池 |`],
  ['a long address as code', `| \`${'a/b'.repeat(50)}\` | file |`],
])('is no stop of the keyboard where it fits: %s', (_, row) => {
  expect(box(row)).toBe('<div class="table">')
})
