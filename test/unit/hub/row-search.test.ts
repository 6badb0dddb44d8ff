import { describe, expect, it } from 'vitest'
import { createRowCache } from '../../../src/hub/search/row-cache.ts'
import { mergeNotes } from '../../../src/hub/search/row-search.ts'

describe('notes of several gardens', () => {
  const note = (score: number, ...missing: readonly string[]) => ({ score, missing })

  it('come by what they lack and then by their points, and stay in the order of their garden', () => {
    const merged = mergeNotes([
      { view: '1', notes: [note(3), note(9), note(5, 'word')] },
      { view: '2', notes: [note(4), note(2), note(8, 'word')] },
      { view: '3', notes: [] },
    ])
    expect(merged.map(({ view, note: { score } }) => [view, score])).toEqual([
      ['2', 4],
      ['1', 3],
      ['1', 9],
      ['2', 2],
      ['2', 8],
      ['1', 5],
    ])
  })

  it('come in the order of their gardens where nothing else tells them apart', () => {
    const notes = [note(1)]
    const merged = mergeNotes([
      { view: '2', notes },
      { view: '1', notes },
    ])
    expect(merged.map(({ view }) => view)).toEqual(['1', '2'])
  })
})

describe('rows that are remembered', () => {
  const load = (asked: string[], name: string, bytes: number) => async () => {
    asked.push(name)
    return new Uint8Array(bytes)
  }

  it('are loaded once, also what there is not, and the ones that were asked for last stay', async () => {
    const asked: string[] = []
    const cache = createRowCache(3_000)
    const find = (name: string, bytes = 1_000) => cache.find(name, load(asked, name, bytes))
    await Promise.all([find('a'), find('a')])
    await cache.find('none', async () => {
      asked.push('none')
      return undefined
    })
    await cache.find('none', async () => new Uint8Array(1))
    await find('b')
    await find('a')
    expect(asked).toEqual(['a', 'none', 'b'])
    await find('c')
    await find('a')
    await find('b')
    expect(asked).toEqual(['a', 'none', 'b', 'c', 'b'])
  })

  it('are asked for again where the database failed', async () => {
    const cache = createRowCache(1_000)
    await expect(cache.find('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
    expect(await cache.find('a', async () => new Uint8Array(2))).toHaveLength(2)
  })
})
