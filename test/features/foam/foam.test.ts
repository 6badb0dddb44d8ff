import { describe, expect, it } from 'vitest'
import { describeNotes } from '../describe-notes.ts'
import { optionsIn } from '../dialect-garden.ts'

describe('a workspace of Foam', () => {
  describeNotes({
    name: 'foam',
    pages: ['readme.md', 'notes/first-note.md'],
    problems: ['readme.md: missing-target'],
  })

  it('is recognised by its files', () => {
    expect(optionsIn('test/fixtures/gardens/foam').dialects?.map(({ name }) => name)).toEqual(['foam'])
  })
})
