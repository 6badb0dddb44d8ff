import { describe, expect, it } from 'vitest'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

describe.each(['native', 'remark'] as const)('an id behind a heading, by the %s parser', (parser) => {
  const processor = createNoteProcessor({ parser, lineBreaks: 'commonmark' })
  const read = (written: string) =>
    parseNote(
      { path: 'a.md' as NotePath, source: `## Frog pond ${written}\n`, hash: 'h' as ContentHash },
      processor,
    ).note

  it.each(['{#mine}', '{ #mine }', '{: #mine}', '{ #mine .wide data-a="b" }', '{:#mine}'])(
    'is set by %s and not shown',
    (written) => {
      const { headings, plainText, tags } = read(written)
      expect(headings).toMatchObject([{ ownId: 'mine', slug: 'mine', text: 'Frog pond' }])
      expect(plainText).not.toContain('{')
      expect(tags).toEqual([])
    },
  )

  it.each(['{ # mine }', '{.wide}', '\\{ #mine }'])('is not %s', (written) => {
    expect(read(written).headings[0]?.text).toContain('}')
  })
})
