import { formatKept } from '../../../src/features/gardens/kept-garden.ts'
import { neighbours } from '../../../src/features/gardens/neighbours.ts'
import { readIndex, readNotes } from '../../../src/features/gardens/read-inventory.ts'
import type { Neighbour } from '../../../src/model/neighbour.ts'
import type { GardenOptions } from '../../../src/model/options.ts'
import type { Address } from '../../../src/model/page.ts'
import { findFile } from '../../../src/model/site.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

/** A garden of some files, which knows others. */
export function gardenSite(
  files: Readonly<Record<string, string>>,
  options: Partial<GardenOptions> = {},
  known: readonly Neighbour[] = [],
): Promise<Snapshot> {
  const gardens = Object.fromEntries(known.map(({ name, address }) => [name, address]))
  const all = { ...options, settings: { gardens, ...options.settings } }
  return sessionOn(createMemoryStore(files), all, undefined, { neighbours: known }).update()
}

/** Every file of a snapshot's inventory, by address. */
export async function inventoryOf(snapshot: Snapshot): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const { address, make, parts } of snapshot.files()) {
    if (!address.startsWith('-/inventory/')) continue
    for await (const part of parts?.make() ?? []) files.set(part.address, String(part.content))
    files.set(address, String(await make()))
  }
  return files
}

/** A snapshot as its neighbour keeps it. */
export async function asNeighbour(snapshot: Snapshot, name: string, address: string): Promise<Neighbour> {
  const index = readIndex(String(await findFile(snapshot.files(), '-/inventory/index.json' as Address)))
  if (typeof index === 'string') throw new Error(index)
  const shards = await Promise.all(
    index.shards.map(async (digest) => {
      const text = String(await findFile(snapshot.files(), `-/inventory/${digest}.json` as Address))
      return [digest, readNotes(text, index.tellsBlocks) ?? []] as const
    }),
  )
  const kept = formatKept({
    address,
    title: index.title,
    etag: '',
    tellsBlocks: index.tellsBlocks,
    shards: shards.map(([digest, notes]) => [digest, notes.length]),
    map: [],
    regions: [],
    notes: shards.flatMap(([, notes]) => notes),
  })
  return neighbours.open({ name, address }, kept)
}

/** The HTML of the page at an address. */
export function pageAt(snapshot: Snapshot, address: string): Promise<string> {
  return snapshot.render(snapshot.pageByAddress.get(address as Address)!)
}
