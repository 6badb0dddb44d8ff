import { buildPathGraph, dullnessOfLink } from '../../link/path-graph.ts'
import { interfaceLanguageOf } from '../../model/interface/interface-text.ts'
import { pageWords } from '../../model/interface/page-words.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import type { Snapshot } from '../../session/snapshot.ts'
import { mainLanguage } from '../../site/page-language.ts'
import { createShownTitle } from '../../site/shown-title.ts'
import { historyFacts } from '../history/facts.ts'
import { buildMapGraph } from './graph/build-map-graph.ts'
import type { MapGraph, RegionWords } from './graph/map-graph.ts'

/** What a map is made of: plain data that crosses to the thread that makes it. */
export interface MapRequest {
  readonly graph: MapGraph
  /** The links that paths are looked for on; see `PathGraph`. */
  readonly paths: {
    /** Path of each of the notes that the arcs are between. */
    readonly keys: readonly string[]
    readonly sources: Uint32Array
    readonly targets: Uint32Array
    /** As {@link dullnessIn} has it. */
    readonly dullness: Uint8Array
  }
}

/** How little each of a note's links says, as the map keeps it: 0 to 255 for 0 to 1. */
export const dullnessIn = memoByObject((note: Note) =>
  Uint8Array.from(note.links, (link) => Math.round(dullnessOfLink(note, link) * 255)),
)

function regionWords(lang: string): RegionWords {
  const { notes, tags, wanted, tagsAndWanted } = pageWords(interfaceLanguageOf(lang), lang)
  return { notes, tags, wanted, tagsAndWanted }
}

/** Takes from a published garden what its map shows. */
export function createMapRequest({ published, plan, options, features }: Snapshot): MapRequest {
  const { paths, sources, targets, links } = buildPathGraph(published)
  const notes = [...published.notesByPath.values()]
  const lang = options.lang === '' ? mainLanguage(published) : options.lang
  const dullness = new Uint8Array(sources.length)
  for (let arc = 0; arc < sources.length; arc++)
    dullness[arc] = dullnessIn(notes[sources[arc]!]!)[links[arc]!]!
  return {
    graph: buildMapGraph(published, {
      addressByNote: plan.addressByNote,
      tags: options.mapTags,
      plantedOn: (path) => published.read(historyFacts).of(path)?.planted,
      words: regionWords(lang),
      titleOf: createShownTitle(features, { lang, isNamed: options.lang !== '' }),
    }),
    paths: {
      keys: paths,
      sources: new Uint32Array(sources),
      targets: new Uint32Array(targets),
      dullness,
    },
  }
}
