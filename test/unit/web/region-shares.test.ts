import { describe, expect, it } from 'vitest'
import type { FacetCount, NodeData, RegionData } from '../../../src/features/map/files/map-data.ts'
import type { MapNotes } from '../../../src/features/map/web/map-notes.ts'
import { type MapFilter, type MapNote, openFilter } from '../../../src/features/map/web/map-state.ts'
import { shareOfRegions } from '../../../src/features/map/web/region-shares.ts'

function region(id: string, parent: number, inside: RegionData['inside'], notes: number): RegionData {
  return { id, parent, name: id, hue: 0, x: 0, y: 0, radius: 1, notes, coast: [], inside, version: '' }
}

function facet(name: string, ...byRegion: number[]): FacetCount {
  return { name, byRegion }
}

/** Two regions at the top, of which the first holds two leaves; notes have come for what is named in `come`. */
function garden(come: Readonly<Record<string, readonly string[]>> = {}): MapNotes {
  const regions = [
    region('a', -1, 'listed', 8),
    region('b', -1, 'nodes', 6),
    region('a1', 0, 'nodes', 5),
    region('a2', 0, 'nodes', 3),
  ]
  const notes = Object.entries(come).flatMap(([id, tags]) =>
    tags.map((tag, place): [string, MapNote] => [
      `${id}:${place}`,
      {
        id: `${id}:${place}`,
        tilePath: id,
        place,
        title: '',
        address: '',
        folder: '',
        tags: tag.split(' '),
        region: regions.find((known) => known.id === id)!,
        top: id[0]!,
        data: { kind: 0, stage: -1, planted: -1 } as NodeData,
      },
    ]),
  )
  return {
    overview: {
      regions,
      facets: {
        kinds: [facet('note', 8, 6)],
        stages: [facet('seedling', 4, 0), facet('budding', 1, 2)],
        tags: [facet('red', 3, 1), facet('blue', 0, 2)],
        orphans: facet('orphan', 0, 2),
        months: [facet('2024-05', 2, 0), facet('2025-01', 2, 4)],
      },
    },
    regions,
    notes: new Map(notes),
    tiles: new Map(Object.keys(come).map((id) => [id, {}])),
    topOf: (inner: RegionData) => (inner.parent < 0 ? inner : regions[inner.parent]!),
    pathOf: ({ id }: RegionData) => id,
  } as unknown as MapNotes
}

function shown(filter: Partial<MapFilter>, notes = garden()) {
  const shares = shareOfRegions(notes, { ...openFilter, ...filter })
  return Object.fromEntries([...shares].map(([id, { share, hits }]) => [id, [share, hits]]))
}

describe('what a filter shows of regions', () => {
  it('is all where nothing is asked for', () => {
    expect(shown({})).toMatchObject({ a: [1, undefined], b: [1, undefined] })
  })

  it('is known of one condition without any notes', () => {
    expect(shown({ stages: ['seedling'] })).toMatchObject({ a: [1, 4], b: [0, 0] })
    expect(shown({ stages: ['seedling', 'budding'] })).toMatchObject({
      a: [1, 5],
      b: [Math.sqrt(2 / 6 / (5 / 8)), 2],
    })
    expect(shown({ tags: ['blue'] })).toMatchObject({ a: [0, 0], b: [1, 2] })
    expect(shown({ onlyOrphans: true })).toMatchObject({ a: [0, 0], b: [1, 2] })
    expect(shown({ years: ['2024'] })).toMatchObject({ a: [1, 2], b: [0, 0] })
    expect(shown({ regions: ['b'] })).toMatchObject({ a: [0, 0], b: [1, undefined] })
  })

  it('grows with the garden', () => {
    expect(shown({ until: '2024-12' })).toMatchObject({ a: [0.75, 6], b: [2 / 6, 2] })
  })

  it('is nothing where one of several conditions is met by nothing, and else not counted before the notes have come', () => {
    expect(shown({ stages: ['seedling'], tags: ['blue'] })).toMatchObject({ a: [0, 0], b: [0, 0] })
    expect(shown({ stages: ['budding'], tags: ['red'] })).toMatchObject({
      a: [1, undefined],
      b: [1, undefined],
    })
    expect(shown({ tags: ['red', 'blue'] })).toMatchObject({ a: [1, undefined], b: [1, undefined] })
    expect(shown({ tags: ['rare'] })).toMatchObject({ a: [1, undefined] })
  })

  it('is counted inside as far as notes have come', () => {
    const some = garden({ a1: ['red', '', 'red', '', ''] })
    expect(shown({ tags: ['red'] }, some)).toMatchObject({ a: [1, 3], a1: [1, 2], a2: [1, undefined] })
    const all = garden({ a1: ['red', '', 'red', '', ''], a2: ['', '', ''], b: ['red blue', 'blue'] })
    expect(shown({ tags: ['red', 'blue'] }, all)).toMatchObject({
      a: [1, 2],
      a1: [1, 2],
      a2: [0, 0],
      b: [1, 2],
    })
  })

  it('shows no inner region of one that has nothing', () => {
    expect(shown({ tags: ['blue'] })).toMatchObject({ a1: [0, 0], a2: [0, 0] })
  })
})
