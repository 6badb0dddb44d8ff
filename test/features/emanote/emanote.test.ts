import { describe, expect, it } from 'vitest'
import { describeNotes } from '../describe-notes.ts'
import { optionsIn } from '../dialect-garden.ts'

describe('a notebook of Emanote', () => {
  describeNotes({ name: 'emanote', pages: ['demo.md'], problems: [] })

  it('is recognised by its files', () => {
    expect(optionsIn('test/fixtures/gardens/emanote').dialects?.map(({ name }) => name)).toEqual(['emanote'])
  })
})
