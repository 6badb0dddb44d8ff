import { expect, it } from 'vitest'
import { splitTitle } from '../../../src/features/changes/split-title.ts'

it.each([
  ['Name', 'Name', undefined],
  ['Folder/Name', 'Name', 'Folder'],
  ['a/b/Name.md', 'Name', 'a/b'],
  ['/Name', 'Name', '/'],
  ['../Name', 'Name', '..'],
  ['Folder/', '', 'Folder'],
  ['Input / output', 'Input / output', undefined],
  ['What: a/b?', 'What: a/b?', undefined],
  ['README.md', 'README.md', undefined],
])('takes the folder off %s', (said, title, folder) => {
  expect(splitTitle(said)).toEqual({ title, folder })
})
