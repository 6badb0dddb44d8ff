import { compareText } from '../../model/diagnostic.ts'
import type { NeighbourNote, NeighbourRegion } from '../../model/neighbour.ts'
import {
  inventoryVersion,
  isDigests,
  mostOfInventory,
  readNotes,
  readRegions,
  textOf,
} from './read-inventory.ts'
import { writeNote } from './write-note.ts'

/** What is kept of another garden's inventory: `.hortus/gardens/kernel.json`. */
export interface KeptGarden {
  /** Where it was read: kept of another address is not kept of this one. */
  readonly address: string
  readonly title: string
  /** What the site's host called this version of the index; empty where it said nothing. */
  readonly etag: string
  /** See `InventoryIndex`. */
  readonly tellsBlocks: boolean
  /** The files of the inventory in their order, and how many notes each has, so that only those that changed are asked for. */
  readonly shards: readonly (readonly [digest: string, notes: number])[]
  /** In the order of the files. */
  readonly notes: readonly NeighbourNote[]
  /** The files that told of its map, and the regions in them; the notes have their places. */
  readonly map: readonly string[]
  readonly regions: readonly NeighbourRegion[]
}

const about = 'What another garden says of its notes. Safe to commit; hortus gardens update renews it.'

/** One note a line, in the order of the inventory, so that a change shows as the lines of what changed. */
export function formatKept(kept: KeptGarden): string {
  const { address, title, etag, tellsBlocks, shards, notes, map, regions } = kept
  const head = {
    about,
    version: inventoryVersion,
    address,
    title,
    ...(etag !== '' && { etag }),
    ...(tellsBlocks && { blocks: true }),
    ...(map.length > 0 && { map }),
  }
  const lists = {
    shards: shards.map((shard) => JSON.stringify(shard)),
    ...(regions.length > 0 && { regions: regions.map((region) => JSON.stringify(region)) }),
    notes: notes.map((note) => writeNote(note, tellsBlocks)),
  }
  const written = Object.entries(lists).map(([name, lines]) => `"${name}":[\n${lines.join(',\n')}\n]`)
  return `${JSON.stringify(head).slice(0, -1)},${written.join(',')}}\n`
}

/** Reads {@link formatKept}'s text; undefined where it is none. It may have come with a stranger's garden. */
export function parseKept(text: string): KeptGarden | undefined {
  try {
    const file = JSON.parse(text) as Readonly<Record<string, unknown>> | null
    if (file === null || file['version'] !== inventoryVersion || !Array.isArray(file['notes']))
      return undefined
    const { address, title, etag = '', shards } = file
    if (typeof address !== 'string' || typeof title !== 'string' || typeof etag !== 'string') return undefined
    const tellsBlocks = file['blocks'] === true
    const notes = readNotes(JSON.stringify(file['notes']), tellsBlocks)
    if (notes === undefined || !Array.isArray(shards) || !shards.every(isShard)) return undefined
    const { map = [], regions = [] } = file
    return {
      address,
      title: textOf(title, mostOfInventory.name),
      etag,
      tellsBlocks,
      shards,
      notes,
      map: isDigests(map) ? map : [],
      regions: readRegions(JSON.stringify(regions)) ?? [],
    }
  } catch {
    return undefined
  }
}

function isShard(value: unknown): value is readonly [string, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === 'string' &&
    /^[0-9a-f]{20}$/.test(value[0]) &&
    Number.isSafeInteger(value[1]) &&
    value[1] >= 0
  )
}

/** The notes in the order of their paths; of two at one page the first. */
export function sortedNotes(notes: readonly NeighbourNote[]): readonly NeighbourNote[] {
  const byHref = new Map<string, NeighbourNote>()
  for (const note of notes) if (!byHref.has(note.href)) byHref.set(note.href, note)
  return [...byHref.values()].sort((a, b) => compareText(a.path, b.path) || compareText(a.href, b.href))
}
