import { expect, it } from 'vitest'
import { isPublished } from '../../../src/model/note.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
const isShown = (properties: string): boolean =>
  isPublished(
    parseNote(
      { path: 'a.md' as NotePath, source: `---\n${properties}\n---\ntext`, hash: 'h' as ContentHash },
      processor,
    ).note,
  )

it.each([
  'draft: true',
  'draft: yes',
  'draft: on',
  'draft: 1',
  'draft: "TRUE"',
  'Draft: true',
  'publish: false',
  'publish: no',
  'publish: off',
  'publish: 0',
  'PUBLISH: "False"',
  'draft: true\nbad: [',
  'Publish: no\nbad: [',
])('a note with %j is not for the public', (properties) => {
  expect(isShown(properties)).toBe(false)
})

it.each(['draft: false', 'draft:', 'publish: true', 'draft: soon', 'drafts: true', 'title: draft'])(
  'a note with %j is',
  (properties) => {
    expect(isShown(properties)).toBe(true)
  },
)
