import { describe, expect, it } from 'vitest'
import { buildMap } from '../../../src/features/map/build-map.ts'
import { suggestPairs } from '../../../src/features/map/files/suggest-pairs.ts'
import { graphOf } from '../../grow-graph.ts'

/** Pairs for notes that are linked in these ways. */
function pairsOf(links: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const keys = [...new Set(links.flat())].sort()
  const map = buildMap(
    graphOf(
      keys.map((key) => ({ key })),
      links.map(([source, target]) => ({ source, target })),
    ),
  )
  const ends = (place: 0 | 1): Uint32Array => Uint32Array.from(links, (link) => keys.indexOf(link[place]))
  const paths = { keys, sources: ends(0), targets: ends(1), dullness: new Uint8Array(links.length) }
  const regions = map.hierarchy.regions.map(({ id }) => id)
  const pairs = suggestPairs(map, paths, regions, 80)
  // Where they are found is where they are.
  for (const { title, region, place } of pairs.flat()) {
    const node = map.hierarchy.regions[regions.indexOf(region)]!.nodes[place]!
    expect(map.graph.nodes[node]!.title).toBe(title)
  }
  return pairs.map((pair) => pair.map(({ title }) => title).sort())
}

const chain = (...notes: readonly string[]) => notes.slice(1).map((note, i) => [notes[i]!, note] as const)

describe('pairs to look for ways between', () => {
  it('are three, and of notes that are three links apart before those that are two', () => {
    const pairs = pairsOf(chain('a', 'b', 'c', 'd', 'e', 'f'))
    expect(pairs).toHaveLength(3)
    const far = ([from, to]: readonly string[]): number => to!.charCodeAt(0) - from!.charCodeAt(0)
    expect(pairs.map(far)).toEqual([3, 3, 3])
    expect(new Set(pairs.flat()).size).toBe(6)
  })

  it('are the one pair of a garden of three notes that do not link to each other', () => {
    expect(pairsOf(chain('a', 'b', 'c'))).toEqual([['a', 'c']])
  })

  it('are none where all notes are neighbours, or no links lead from one to the other', () => {
    expect(pairsOf([...chain('a', 'b'), ...chain('x', 'y')])).toEqual([])
  })
})
