import { compareText, type Diagnostic } from '../model/diagnostic.ts'
import type { LabelReading } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { GardenOptions } from '../model/options.ts'
import type { AssetPath, NotePath } from '../model/path.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import type { Publication } from '../model/publication.ts'
import { type GardenSettings, type IndexedGarden, linkGarden, linkPublished } from './link-garden.ts'
import { readNameLanguages } from './name-languages.ts'
import { findRereading, type Rereading } from './reread-labels.ts'

/** Files of one state of a garden, before they are linked. */
export interface Sources {
  readonly preparedByPath: ReadonlyMap<NotePath, PreparedNote>
  readonly assets: readonly AssetPath[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Files of one state, linked. */
export interface LinkedSources {
  /** Where links have their label first, the notes are read so. */
  readonly from: Sources
  readonly whole: IndexedGarden
  /** What the public may see of it. */
  readonly published: IndexedGarden
  readonly reading: LabelReading
  /** The notes in which labels stand first. */
  readonly labelled: ReadonlySet<NotePath>
}

/** How sources are linked. */
interface LinkSourcesSettings {
  readonly order: GardenOptions['linkOrder']
  /** What the garden's facts are collected with. */
  readonly garden: GardenSettings
  /** What pages are made of: what is public, drafts too, or whatever there is. */
  readonly shows: 'public' | 'drafts' | 'all'
  readonly publication: Publication
  /** An earlier result, which only saves time. */
  readonly previous: LinkedSources | undefined
  /** Prepares notes once more, with the labels first of the links that start at these places. */
  readonly prepareAgain: (startsByPath: Rereading['startsByPath']) => Promise<readonly PreparedNote[]>
}

/** Links notes; those that have links whose label turns out to stand before the target are read once more. */
export async function linkSources(
  from: Sources,
  { order, garden, shows, publication, previous, prepareAgain }: LinkSourcesSettings,
): Promise<LinkedSources> {
  let ordered = from
  let whole = linkGarden(notesOf(from), from.assets, garden, previous?.whole)
  const before = previous?.labelled ?? new Set()
  const { reading, startsByPath, labelled } = findRereading(whole, order, before)
  if (startsByPath.size > 0) {
    const preparedByPath = new Map(from.preparedByPath)
    for (const again of await prepareAgain(startsByPath)) preparedByPath.set(again.note.path, again)
    ordered = { ...from, preparedByPath }
    whole = linkGarden(notesOf(ordered), from.assets, garden, whole)
  }
  const { reasonOfDraft, reasonOfUnlisted } = publication
  const nothing = (): undefined => undefined
  const shown = {
    public: publication,
    drafts: { reasonOf: reasonOfDraft, reasonOfAsset: nothing, reasonOfUnlisted },
    all: { reasonOf: nothing, reasonOfAsset: nothing, reasonOfUnlisted },
  }
  const published = linkPublished(whole, shown[shows], garden, previous?.published)
  return { from: ordered, whole, published, reading, labelled }
}

function notesOf({ preparedByPath }: Sources): ReadonlyMap<NotePath, Note> {
  const notesByPath = new Map<NotePath, Note>()
  for (const [path, { note }] of preparedByPath) notesByPath.set(path, note)
  return readNameLanguages(notesByPath)
}

/** In the order that every list of a garden has. */
export function sortByPath<Value>(map: ReadonlyMap<NotePath, Value>): ReadonlyMap<NotePath, Value> {
  return new Map([...map].sort(([a], [b]) => compareText(a, b)))
}
