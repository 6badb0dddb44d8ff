import type { NamedGarden, NeighbourNote } from '../../model/neighbour.ts'
import { digestOf, inventoryFolder } from './inventory-files.ts'
import type { InventorySource } from './inventory-source.ts'
import type { KeptGarden } from './kept-garden.ts'
import { type InventoryIndex, mostOfInventory, readIndex, readNotes } from './read-inventory.ts'
import { updateMap } from './update-map.ts'

/** Files that are asked for at once. */
const atOnce = 6

/** A garden as it is to be kept, and how many files had to be read for it; undefined where nothing has changed. */
export interface UpdatedGarden {
  readonly kept: KeptGarden
  readonly read: number
}

/**
 * Brings what is kept of a garden up to date: reads its index, and those of its files that are not known. Rejects, with
 * what was found and expected, where anything in it is not as it says; then nothing of it is taken.
 */
export async function updateGarden(
  { address }: NamedGarden,
  source: InventorySource,
  before: KeptGarden | undefined,
): Promise<UpdatedGarden | undefined> {
  const known = before?.address === address ? before : undefined
  const answer = await source.index(known?.etag ?? '')
  if (answer === undefined) return undefined
  const index = readIndex(answer.text)
  if (typeof index === 'string') throw new Error(`${address}${inventoryFolder}index.json: ${index}`)
  const { tellsBlocks } = index
  // What was kept of a garden that did not tell its blocks says nothing of them.
  const notesByShard =
    known?.tellsBlocks !== tellsBlocks ? new Map<string, readonly NeighbourNote[]>() : shardsOf(known)
  const wanted = [...new Set(index.shards)].filter((digest) => !notesByShard.has(digest))
  const queue = [...wanted]
  let count = 0
  const work = async (): Promise<void> => {
    for (let digest = queue.shift(); digest !== undefined; digest = queue.shift()) {
      const notes = await readShard(address, source, digest, tellsBlocks)
      count += notes.length
      if (count > mostOfInventory.notes)
        throw new Error(`${address}: found more than ${mostOfInventory.notes} notes`)
      notesByShard.set(digest, notes)
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, work))
  } finally {
    queue.length = 0
  }
  const shards = index.shards.map((digest) => [digest, notesByShard.get(digest)?.length ?? 0] as const)
  const notes = index.shards.flatMap((digest) => notesByShard.get(digest) ?? [])
  if (notes.length > index.notes)
    throw new Error(`${address}: found ${notes.length} notes, expected ${index.notes} as its index says`)
  const isSame = wanted.length === 0 && known !== undefined && sameLists(known, index)
  const ofMap = isSame
    ? { map: known.map, regions: known.regions, notes }
    : await updateMap(index.map, notes, (digest) => readFile(address, source, digest))
  const kept = { address, title: index.title, etag: answer.etag, tellsBlocks, shards, ...ofMap }
  return { kept, read: wanted.length + (isSame ? 0 : index.map.length) }
}

/** Whether what is kept has the same files in the same order. */
function sameLists(known: KeptGarden, { shards, map }: InventoryIndex): boolean {
  return known.shards.map(([digest]) => digest).join() === shards.join() && known.map.join() === map.join()
}

async function readShard(
  address: string,
  source: InventorySource,
  digest: string,
  tellsBlocks: boolean,
): Promise<readonly NeighbourNote[]> {
  const notes = readNotes(await readFile(address, source, digest), tellsBlocks)
  if (notes === undefined)
    throw new Error(`${address}${inventoryFolder}${digest}.json: found no list of notes`)
  return notes
}

/** The text of a file that is what its name says. */
async function readFile(address: string, source: InventorySource, digest: string): Promise<string> {
  const text = await source.shard(digest)
  const found = digestOf(text)
  const file = `${address}${inventoryFolder}${digest}.json`
  if (found !== digest)
    throw new Error(`${file}: found a file with the digest ${found}, expected that of its name`)
  return text
}

/** What is kept, by the files that it came in; nothing where the counts are not those of the notes. */
function shardsOf({ shards, notes }: KeptGarden): Map<string, readonly NeighbourNote[]> {
  const byDigest = new Map<string, readonly NeighbourNote[]>()
  const total = shards.reduce((sum, [, count]) => sum + count, 0)
  if (total !== notes.length) return byDigest
  let from = 0
  for (const [digest, count] of shards) {
    byDigest.set(digest, notes.slice(from, from + count))
    from += count
  }
  return byDigest
}
