import { createHash } from 'node:crypto'
import type { SiteView } from '../../define/site-view.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { MadeFile, SiteFile } from '../../model/site.ts'
import { inventoryLines } from './inventory.ts'
import { inventoryVersion, mostBytesOfFile } from './read-inventory.ts'

/** Where a site's inventory is, below its address. */
export const inventoryFolder = `${ownFolder}/inventory/`
export const inventoryIndex = `${inventoryFolder}index.json`

/** Bytes from which on a file may end, at a line that its path chooses: so an edit changes one file, or two. */
const roomyBytes = 24_000

/** Names of files that fit into the index. */
const maxShards = 1_500

const about = 'What other gardens may know of this one, so that they can link to its notes.'

/**
 * A site's inventory: an index that names files by digests of what is in them, at most 40 kB each. Whoever has read it before
 * asks for those files alone whose names are new.
 */
export function inventoryFiles(view: SiteView): SiteFile {
  let index: string | undefined
  function* make(): Iterable<MadeFile> {
    const shards: string[] = []
    let notes = 0
    for (const lines of shardsOf(inventoryLines(view))) {
      if (shards.length === maxShards) break
      const content = `[\n${lines.join(',\n')}\n]\n`
      const digest = digestOf(content)
      notes += lines.length
      shards.push(digest)
      yield { address: `${inventoryFolder}${digest}.json` as Address, content }
    }
    index = writeIndex(view, notes, shards)
  }
  return {
    address: inventoryIndex as Address,
    parts: { folder: inventoryFolder as Address, make },
    make() {
      if (index === undefined) for (const _ of make());
      return index ?? ''
    },
  }
}

function writeIndex({ options }: SiteView, notes: number, shards: readonly string[]): string {
  const head = { about, version: inventoryVersion, title: options.title, notes, blocks: true }
  return `${JSON.stringify(head).slice(0, -1)},"shards":[\n${shards.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`
}

/** Lines in groups, none of which is too large for a file. */
function* shardsOf(lines: Iterable<readonly [path: string, line: string]>): Generator<readonly string[]> {
  let shard: string[] = []
  let bytes = 4
  for (const [path, line] of lines) {
    const more = Buffer.byteLength(line) + 2
    if (bytes + more > mostBytesOfFile) {
      yield shard
      shard = []
      bytes = 4
    }
    shard.push(line)
    bytes += more
    if (bytes >= roomyBytes && isEnd(path)) {
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
