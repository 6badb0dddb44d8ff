import type { FeatureSet } from '../../../define/feature-set.ts'
import { linkNotes } from '../../../link/link-notes.ts'
import { buildNameIndex, type NameIndex } from '../../../link/name-index.ts'
import { isCut } from '../../../model/file-head.ts'
import type { LinkedNotes } from '../../../model/linked-notes.ts'
import type { Neighbour } from '../../../model/neighbour.ts'
import type { GardenOptions, NoteBudget } from '../../../model/options.ts'
import { type AssetPath, isDrawnPath, isNotePath, type NotePath } from '../../../model/path.ts'
import { decodeSource } from '../../../parse/decode-source.ts'
import { type NoteSketch, sketchNote } from '../../../parse/sketch-note.ts'
import type { Store } from '../../../store/store.ts'
import { collectCompletionData } from './collect-completion-data.ts'
import { changedOf } from './collect-names.ts'
import type { CompletionData } from './completion-data.ts'

/** What is known of a garden before its notes are parsed: names, and who uses them. */
export interface GardenSketch {
  readonly data: CompletionData
  /** Knows no headings and blocks. */
  readonly index: NameIndex
  readonly links: LinkedNotes
}

/**
 * Looks a garden through for its names: for an editor that is there before thousands of notes can be parsed. What a sketch
 * leaves out is said at {@link sketchNote}; of a canvas only its name is known. A file that is too large or cannot be read has its name too.
 */
export async function sketchGarden(
  store: Store,
  { title, budget }: Pick<GardenOptions, 'title' | 'budget'>,
  features: Pick<FeatureSet, 'properties' | 'callouts'>,
  neighbours: readonly Neighbour[] = [],
): Promise<GardenSketch> {
  const { entries } = await store.list()
  const notesByPath = new Map<NotePath, NoteSketch>()
  const assets: AssetPath[] = []
  for (const { path } of entries) {
    if (isNotePath(path)) notesByPath.set(path, sketchNote(path, await readText(store, path, budget), title))
    else assets.push(path as AssetPath)
  }
  const index = buildNameIndex(notesByPath.values(), assets, undefined, neighbours)
  const links = linkNotes(notesByPath, assets, index)
  const known = { knownProperties: features.properties, ownCallouts: features.callouts, neighbours }
  const data = collectCompletionData({ notesByPath, links, assets, ...known }, changedOf(entries))
  return { data, index, links }
}

/** The sketch with names of files that are new since; who links to what stays as it was. */
export async function addToSketch(
  sketch: GardenSketch,
  store: Store,
  paths: readonly NotePath[],
  { title, budget }: Pick<GardenOptions, 'title' | 'budget'>,
): Promise<GardenSketch> {
  const { notesByPath, assets } = sketch.index
  const added = await Promise.all(
    paths.map(async (path) => sketchNote(path, await readText(store, path, budget), title)),
  )
  return {
    ...sketch,
    index: buildNameIndex(
      [...notesByPath.values(), ...added],
      assets,
      undefined,
      sketch.index.names.neighbours,
    ),
  }
}

async function readText(store: Store, path: NotePath, { maxBytes }: NoteBudget): Promise<string> {
  if (isDrawnPath(path)) return ''
  try {
    const head = await store.head(path, maxBytes)
    return isCut(head) ? '' : decodeSource(head.bytes, path).source
  } catch {
    return ''
  }
}
