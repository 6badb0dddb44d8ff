import { describe, expect, it } from 'vitest'
import { nowFacts } from '../../../src/features/now/facts.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { Properties } from '../../../src/model/properties.ts'
import type { IndexedGarden } from '../../../src/session/link-garden.ts'
import { gardenOf } from '../../garden-of.ts'
import { readNote } from '../link/read-note.ts'

/** One note with these properties and this text, after the garden before it. */
function gardenWith(properties: Properties, text: string, previous?: IndexedGarden): IndexedGarden {
  const note = {
    ...readNote('A.md', text),
    properties,
    hash: `${JSON.stringify(properties)}${text}` as never,
  }
  return gardenOf(new Map([['A.md' as NotePath, note]]), [], previous)
}

describe('the facts of a garden', () => {
  it('are those of the garden before where no statement changed', () => {
    const first = gardenWith({ current: true }, 'one')
    const current = first.garden.read(nowFacts)
    expect(current).toEqual(['A.md'])
    const second = gardenWith({ current: true }, 'two', first)
    expect(second.garden.read(nowFacts)).toBe(current)
  })

  it('are new where a statement changed while nobody asked for them', () => {
    const first = gardenWith({ current: true }, 'one')
    expect(first.garden.read(nowFacts)).toEqual(['A.md'])
    const second = gardenWith({}, 'one', first)
    const third = gardenWith({}, 'two', second)
    expect(third.garden.read(nowFacts)).toEqual([])
  })
})
