import { expect, it } from 'vitest'
import { collectSlots } from '../../../src/features/search/index/collect-slots.ts'
import { maxSections, sectionId } from '../../../src/features/search/search-note.ts'
import { createWordEncoder } from '../../../src/features/search/words/words.ts'
import { searchNote } from './open-search.ts'

const section = (text: string) => ({ heading: '', slug: '', text })

it('keeps a term of many sections that share a number in its best slot, once', () => {
  const last = maxSections - 1
  const texts = Array.from({ length: maxSections + 3 }, () => 'nothing here')
  texts[last] = `lease ${'word '.repeat(3)}and so on for a while with many different other words`
  texts[last + 1] = 'lease'
  texts[last + 2] = `lease among ${Array.from({ length: 200 }, (_, i) => `w${i}`).join(' ')}`
  const notes = [searchNote('Long', '', { sections: texts.map(section) }), searchNote('Short', 'lease')]
  const slots = collectSlots(notes, 'text', createWordEncoder()).get('lease')!
  const found = slots.flatMap((ids, slot) => (ids ?? []).map((id) => [id, slot]))
  expect(found).toEqual([
    [sectionId(0, last), found[0]![1]],
    [sectionId(1, 0), found[0]![1]],
  ])
})

it('gives a text a slot for its words, names one for their length, and tags none', () => {
  const notes = [searchNote('Page cache of Linux', 'page page page', { tags: ['page', 'linux/page'] })]
  const slotOf = (field: 'title' | 'text' | 'tags'): number =>
    collectSlots(notes, field, createWordEncoder())
      .get('page')!
      .findIndex((ids) => ids !== undefined)
  expect(slotOf('title')).toBe(3)
  expect(slotOf('tags')).toBe(0)
  expect(slotOf('text')).toBeGreaterThan(0)
})
