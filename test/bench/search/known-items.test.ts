import { describe, expect, it } from 'vitest'
import { makeKnownItems, meanReciprocalRank, misspell } from './known-items.mjs'
import { longestChain } from './slow-server.mjs'

const notes = Array.from({ length: 30 }, (_, i) => ({
  address: `n${i}/`,
  title: `Common title ${'abcdefghij'[i % 10]}${'klm'[Math.floor(i / 10)]}nopq`,
  headings: ['Common heading', `Rare ${'qrstuvwxyz'[i % 10]}${'abc'[Math.floor(i / 10)]}word`],
  text: 'Common text of all.',
}))

describe('known-item queries', () => {
  it('are the rarest words of a note, the same for the same seed', () => {
    const items = makeKnownItems(notes, 90, 1)
    expect(makeKnownItems(notes, 90, 1)).toEqual(items)
    expect(items.filter(({ isMisspelt }) => isMisspelt).length).toBe(30)
    for (const { query, address, isMisspelt } of items) {
      if (isMisspelt) continue
      const note = notes.find((each) => each.address === address)!
      expect(query).toContain(note.title.split(' ')[2]!.toLowerCase())
    }
  })

  it('have one error in a word', () => {
    let at = 0
    const random = () => [0.1, 0.9, 0.4, 0.6, 0.3][at++ % 5]!
    for (let i = 0; i < 20; i++) expect(misspell('replication', random)).not.toBe('replication')
  })

  it('are judged by the reciprocal of the rank', () => {
    expect(meanReciprocalRank([1, 2, 0, 4], (rank: number) => rank)).toBe((1 + 0.5 + 0 + 0.25) / 4)
  })
})

describe('the slow server', () => {
  it('counts requests that waited for each other', () => {
    const asked = (askedAt: number, doneAt: number) => ({ path: '', bytes: 0, askedAt, doneAt })
    expect(longestChain([asked(0, 5), asked(1, 4), asked(6, 9), asked(6, 8), asked(10, 12)])).toBe(3)
    expect(longestChain([])).toBe(0)
  })
})
