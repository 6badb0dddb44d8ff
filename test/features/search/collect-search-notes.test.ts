import { describe, expect, it } from 'vitest'
import { collectSearchNotes } from '../../../src/features/search/collect-search-notes.ts'
import { snapshotOf } from '../../snapshot-of.ts'

describe('what search sees of a note', () => {
  it('has the titles and aliases of its topics and of those above them', async () => {
    const { garden, plan } = await snapshotOf({
      'Computing.md': '---\ntype: topic\n---\n',
      'Distributed systems.md':
        '---\ntype: topic\naliases: [DS]\ntopics: "[[Computing]]"\nparent: "[[Computing]]"\n---\n',
      'Leases.md': '---\ntopics: "[[Distributed systems]]"\n---\nText.',
    })
    const leases = collectSearchNotes(garden, plan).find(({ title }) => title === 'Leases')
    expect(leases!.topics).toEqual(expect.arrayContaining(['Distributed systems', 'DS']))
  })
})
