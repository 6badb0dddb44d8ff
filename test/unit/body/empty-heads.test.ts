import { expect, it } from 'vitest'
import { compareBodies } from '../../contract/bodies/compare-bodies.ts'

it('makes no head of a cell that says nothing, which readers who listen would be told of at every cell below', () => {
  const { written, byTree } = compareBodies('| | two |\n|---|:--|\n| one | 2 |\n')
  expect(written).toEqual(byTree)
  expect(byTree!.html.join('')).toContain('<tr>\n<td></td>\n<th scope="col" class="left">two</th>\n</tr>')
})
