import { noteFacts } from '../src/define/note-facts.ts'
import { seriesFacts } from '../src/features/series/facts.ts'
import { everyFeature, shippedFeatures } from '../src/features/shipped.ts'
import type { Facts } from '../src/model/facts.ts'
import type { Garden } from '../src/model/garden.ts'
import type { Neighbour } from '../src/model/neighbour.ts'
import type { Note } from '../src/model/note.ts'
import { defaultGardenOptions } from '../src/model/options.ts'
import type { AssetPath, NotePath } from '../src/model/path.ts'
import { type IndexedGarden, linkGarden } from '../src/session/link-garden.ts'

const noNeighbours: readonly Neighbour[] = []

/** A garden of notes that are read already, with all facts, without a session. `previous` is the garden before it. */
export function gardenOf(
  notesByPath: ReadonlyMap<NotePath, Note>,
  assets: readonly AssetPath[] = [],
  previous?: IndexedGarden,
  neighbours: readonly Neighbour[] = noNeighbours,
): IndexedGarden {
  const settings = {
    features: everyFeature,
    options: defaultGardenOptions,
    daysByPath: new Map(),
    versionsByPath: new Map(),
    neighbours,
  }
  return linkGarden(notesByPath, assets, settings, previous)
}

/** Every kind of facts that a garden with all features has. */
export const allFacts: readonly Facts<unknown>[] = [
  noteFacts,
  ...shippedFeatures.flatMap(({ facts = [] }) => facts),
]

/**
 * What facts keep for the garden or the program after theirs, which depends on the gardens before and on whether somebody has asked for
 * what they find.
 */
const memories = new Set(['found', 'pack', 'table', 'undated'])

/** The value of facts as plain data: instead of a function what it says of each note, or of each series. */
export function plainFacts(garden: Garden, facts: Facts<unknown>): unknown {
  const value = garden.read(facts)
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Map)
    return value
  const series = [...garden.read(seriesFacts).seriesById.keys()]
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
      if (memories.has(key)) return []
      if (typeof part !== 'function') return [[key, part]]
      const names = key === 'topicsOfSeries' ? series : [...garden.notesByPath.keys()]
      return [
        [
          key,
          names.map((name) => [name, Reflect.apply(part, undefined, key === 'find' ? [name, name] : [name])]),
        ],
      ]
    }),
  )
}
