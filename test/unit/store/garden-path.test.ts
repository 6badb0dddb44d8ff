import { expect, it } from 'vitest'
import { refusePath } from '../../../src/store/garden-path.ts'

it.each([
  ['../x.md', 'it leads out of the garden'],
  ['os/../../x.md', 'it leads out of the garden'],
  ['os/.../x.md', 'hidden files are not part of the garden'],
  ['os/.x.md', 'hidden files are not part of the garden'],
  ['os/.\u200b./x.md', 'hidden files are not part of the garden'],
  ['os/x..md', undefined],
])('says why %j is no path: %s', (path, reason) => {
  expect(refusePath(path)).toBe(reason)
})
