import { describe, expect, it } from 'vitest'
import { buildMapGraph, type MapGraphOptions } from '../../../src/features/map/graph/build-map-graph.ts'
import { dayNumber } from '../../../src/features/map/graph/day-number.ts'
import type { Tag } from '../../../src/model/note.ts'
import { gardenOf } from '../../garden-of.ts'
import { readGarden } from '../../unit/link/read-note.ts'

function mapGraphOf(sources: Readonly<Record<string, string>>, options: Partial<MapGraphOptions> = {}) {
  const { notes: read, assets } = readGarden(sources)
  const notes = new Map(
    [...read].map(([path, note]) => [path, { ...note, tags: (tagsOf[path] ?? []) as Tag[] }]),
  )
  return buildMapGraph(gardenOf(notes, assets).garden, { addressByNote: new Map(), ...options })
}

const sources = { 'A.md': '[[B]] [[Nowhere]] ![[picture.png]]', 'B.md': 'Text' }
const tagsOf: Readonly<Record<string, readonly string[]>> = { 'A.md': ['sea', 'coast'], 'B.md': ['sea'] }

describe('the graph of the map', () => {
  it('has notes and wanted notes, and no pictures that are not there', () => {
    expect(mapGraphOf(sources).nodes.map(({ key, kind }) => `${kind} ${key}`)).toEqual([
      'wanted /wanted/nowhere',
      'note A.md',
      'note B.md',
    ])
  })

  it('has a node for each tag, tied to its notes, when it is asked for', () => {
    const { nodes, sources: from, targets, kinds } = mapGraphOf(sources, { tags: true })
    expect(nodes.filter(({ kind }) => kind === 'tag').map(({ title }) => title)).toEqual(['#coast', '#sea'])
    const ties = [...from].flatMap((source, i) => {
      const target = nodes[targets[i]!]!
      return target.kind === 'tag' ? [`${nodes[source]!.key} ${target.title} ${kinds[i]}`] : []
    })
    expect(ties.sort()).toEqual(['A.md #coast 3', 'A.md #sea 3', 'B.md #sea 3'])
  })

  it('knows when notes were planted from whoever it is told by', () => {
    const { nodes } = mapGraphOf(sources, {
      plantedOn: (path) => (path === 'A.md' ? '2024-02-29' : undefined),
    })
    expect(nodes.map(({ planted }) => planted)).toEqual([-1, dayNumber('2024-02-29'), -1])
  })
})

describe('the number of a day', () => {
  it('counts from 1970-01-01, and is -1 for what is no day', () => {
    expect(['1970-01-01', '1970-02-01', '2026-11-21'].map(dayNumber)).toEqual([0, 31, 20_778])
    for (const no of [
      undefined,
      '',
      '1969-12-31',
      '2025-13-01',
      '2025-00-10',
      '2025-01-00',
      '2025-01-01T10:00',
    ])
      expect(dayNumber(no)).toBe(-1)
  })
})
