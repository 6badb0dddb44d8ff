import { describe, expect, it } from 'vitest'
import { describeNotes } from '../describe-notes.ts'
import { optionsIn } from '../dialect-garden.ts'

describe('a space of SilverBullet', () => {
  describeNotes({
    name: 'silverbullet',
    pages: ['index.md', 'Projects/Boat.md', 'Library/Mine.md'],
    problems: [],
  })

  it('is recognised by its files', () => {
    expect(optionsIn('test/fixtures/gardens/silverbullet').dialects?.map(({ name }) => name)).toEqual([
      'silverbullet',
    ])
  })
})
