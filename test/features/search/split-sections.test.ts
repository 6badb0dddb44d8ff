import { describe, expect, it } from 'vitest'
import { splitSections } from '../../../src/features/search/split-sections.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const sectionsOf = async (text: string) => {
  const { garden } = await snapshotOf({ 'a.md': text })
  return splitSections([...garden.notesByPath.values()][0]!)
}

describe('the sections of a note', () => {
  it('are its text by heading, the title being none', async () => {
    expect(
      await sectionsOf('# Title\n\nLead.\n\n## Why\n\nBecause.\n\n### Deeper\n\n- one\n- two\n'),
    ).toEqual([
      { heading: '', slug: '', text: 'Lead.' },
      { heading: 'Why', slug: 'why', text: 'Because.' },
      { heading: 'Deeper', slug: 'deeper', text: 'one\ntwo' },
    ])
  })

  it('tell two headings of one text apart', async () => {
    expect(await sectionsOf('## Why\n\nFirst why.\n\n## Why\n\nSecond.')).toEqual([
      { heading: '', slug: '', text: '' },
      { heading: 'Why', slug: 'why', text: 'First why.' },
      { heading: 'Why', slug: 'why-1', text: 'Second.' },
    ])
  })

  it('do not start at a line of text that reads like a heading', async () => {
    expect((await sectionsOf('Whyever.\n\n## Why\n\nText.')).map(({ text }) => text)).toEqual([
      'Whyever.',
      'Text.',
    ])
  })

  it('are one for a note without headings, and for an empty one', async () => {
    expect(await sectionsOf('Only text.')).toEqual([{ heading: '', slug: '', text: 'Only text.' }])
    expect(await sectionsOf('')).toEqual([{ heading: '', slug: '', text: '' }])
  })
})
