import { describe, expect, it } from 'vitest'
import { joinEvents } from '../../../src/features/history/join-events.ts'

const rose = { title: 'Rose', href: '/rose/' }

describe('what became of notes while a reader was away', () => {
  it('is told once for each note, the one that changed last first', () => {
    const joined = joinEvents([
      { ...rose, day: '2027-04-03', sentences: [{ new: 'It has hips.' }] },
      { day: '2027-03-03', title: 'Soil', href: '/soil/', sections: ['Loam'] },
      { ...rose, day: '2026-12-03', sections: ['Why'], sentences: [{ new: 'It has thorns.' }] },
    ])
    expect(joined).toEqual([
      {
        ...rose,
        day: '2027-04-03',
        sections: ['Why'],
        sentences: [{ new: 'It has thorns.' }, { new: 'It has hips.' }],
      },
      { day: '2027-03-03', title: 'Soil', href: '/soil/', sections: ['Loam'] },
    ])
  })

  it('is that it is new where it came meanwhile', () => {
    const joined = joinEvents([
      { ...rose, day: '2027-04-03', sentences: [{ old: 'A weed.', new: 'A herb.' }] },
      { ...rose, day: '2027-03-03', isPlanted: true },
    ])
    expect(joined).toEqual([{ ...rose, day: '2027-04-03', isPlanted: true }])
  })

  it('shows a sentence that changed twice as it was and as it is, and none that came and went', () => {
    const joined = joinEvents([
      {
        ...rose,
        day: '2027-04-03',
        sentences: [{ old: 'A herb.', new: 'A plant.' }, { old: 'For a while.' }],
      },
      {
        ...rose,
        day: '2027-03-03',
        sentences: [{ old: 'A weed.', new: 'A herb.' }, { new: 'For a while.' }],
      },
    ])
    expect(joined).toEqual([{ ...rose, day: '2027-04-03', sentences: [{ old: 'A weed.', new: 'A plant.' }] }])
  })

  it('is nothing where all is again as it was', () => {
    const joined = joinEvents([
      { ...rose, day: '2027-04-03', sentences: [{ old: 'A herb.', new: 'A weed.' }] },
      { ...rose, day: '2027-03-03', sentences: [{ old: 'A weed.', new: 'A herb.' }] },
    ])
    expect(joined).toEqual([])
  })
})
