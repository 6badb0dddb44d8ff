import { createHash } from 'node:crypto'
import type { SiteView } from '../../define/site-view.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { MadeFile, ReadBeside, SiteFile } from '../../model/site.ts'
import { placesOnMap } from '../map/facts.ts'
import { type InventoryLine, inventoryLines } from './inventory.ts'
import { mapContents } from './inventory-map.ts'
import { inventoryVersion, mostBytesOfFile } from './read-inventory.ts'

/** Where a site's inventory is, below its address. */
export const inventoryFolder = `${ownFolder}/inventory/`
export const inventoryIndex = `${inventoryFolder}index.json`

/** Bytes from which on a file may end, at a line that its path chooses: so an edit changes one file, or two. */
const roomyBytes = 24_000

/** Files of notes that are named in the index, beside which there is room for those of the map. */
const maxShards = 1_300

const about = 'What other gardens may know of this one, so that they can link to its notes.'

/**
 * A site's inventory: an index that names files by digests of what is in them, at most 40 kB each. Whoever has read it before
 * asks for those files alone whose names are new.
 */
export function inventoryFiles(view: SiteView): SiteFile {
  let index: string | undefined
  async function* make(beside?: ReadBeside): AsyncGenerator<MadeFile> {
    const shards: string[] = []
    const addresses: Address[] = []
    for (const lines of shardsOf(inventoryLines(view))) {
      if (shards.length === maxShards) break
      const { digest, file } = fileOf(`[\n${lines.map(({ line }) => line).join(',\n')}\n]\n`)
      for (const { address } of lines) addresses.push(address)
      shards.push(digest)
      yield file
    }
    const map: string[] = []
    const places = beside && (await placesOnMap(view, beside))
    if (places !== undefined) {
      const ofNotes = addresses.map((address) => places.placeByAddress.get(address))
      for (const content of mapContents(places.regions, ofNotes)) {
        const { digest, file } = fileOf(content)
        map.push(digest)
        yield file
      }
    }
    index = writeIndex(view, addresses.length, shards, map)
  }
  return {
    address: inventoryIndex as Address,
    parts: { folder: inventoryFolder as Address, make },
    async make(beside) {
      if (index === undefined) for await (const _ of make(beside));
      return index ?? ''
    },
  }
}

/** A file that is called by what is in it. */
function fileOf(content: string): { readonly digest: string; readonly file: MadeFile } {
  const digest = digestOf(content)
  return { digest, file: { address: `${inventoryFolder}${digest}.json` as Address, content } }
}

function writeIndex(
  { options }: SiteView,
  notes: number,
  shards: readonly string[],
  map: readonly string[],
): string {
  const head = { about, version: inventoryVersion, title: options.title, notes, blocks: true }
  const lists = { shards, ...(map.length > 0 && { map }) }
  const written = Object.entries(lists).map(
    ([name, digests]) => `"${name}":[\n${digests.map((one) => JSON.stringify(one)).join(',\n')}\n]`,
  )
  return `${JSON.stringify(head).slice(0, -1)},${written.join(',')}}\n`
}

/** Lines in groups, none of which is too large for a file. */
function* shardsOf(lines: Iterable<InventoryLine>): Generator<readonly InventoryLine[]> {
  let shard: InventoryLine[] = []
  let bytes = 4
  for (const one of lines) {
    const more = Buffer.byteLength(one.line) + 2
    if (bytes + more > mostBytesOfFile) {
      yield shard
      shard = []
      bytes = 4
    }
    shard.push(one)
    bytes += more
    if (bytes >= roomyBytes && isEnd(one.path)) {
      yield shard
      shard = []
      bytes = 4
    }
  }
  if (shard.length > 0) yield shard
}

/** One path in eight. */
function isEnd(path: string): boolean {
  let sum = 0
  for (let i = 0; i < path.length; i++) sum = Math.imul(sum ^ path.charCodeAt(i), 0x01000193)
  return ((sum >>> 16) & 7) === 0
}

/** How a file is called by what is in it. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 20)
}
