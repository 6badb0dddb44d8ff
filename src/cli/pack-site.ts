import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { webFolder } from '../session/engine-files.ts'
import { writePack } from '../site/pack/pack-format.ts'
import { isPacked, packAddress, packNumber } from '../site/pack/packed-address.ts'
import type { KeptBytes } from '../store/kept-bytes.ts'
import { readManifest, type WrittenFile } from '../store/site-manifest.ts'
import type { SiteWriter } from '../store/site-writer.ts'

/** A site that is to be packed, and where to. */
interface PackRequest {
  /** Folder of the whole site, which a build wrote just now. */
  readonly whole: string
  readonly output: SiteWriter
  readonly base: string
  /** What the packs of the last build were made of. */
  readonly packsBefore: KeptBytes
  /** Files that the packed site may have at most; default: any number. */
  readonly maxFiles: number | undefined
}

/** What was packed: how many files there are, and how many there would be otherwise. */
export interface PackCounts {
  readonly files: number
  readonly wholeFiles: number
  readonly packs: number
  /** False where there were too many files, and nothing was written. */
  readonly isWritten: boolean
}

/** Bytes that a pack has at most, about; a page is answered from one. */
const bytesPerPack = 262_144
/** Where that would be more packs than this, they are larger. */
const mostPacks = 8_192
/** A larger file stays one. */
const largestPacked = 524_288

/** The worker's place: where Cloudflare Pages looks for it. */
const workerFile = '_worker.js'

/** By number, what a pack was made of and the digest of its bytes. */
type KeptPacks = Readonly<Record<string, readonly [key: string, hash: string]>>

/**
 * Writes a site as few files: pages and what features keep in folders of their own go into packs, by their addresses, and a worker for
 * the host's edge answers from them. A pack none of whose files changed is taken over.
 */
export function packSite({ whole, output, base, packsBefore, maxFiles }: PackRequest): PackCounts {
  const files = readManifest(whole)?.files ?? new Map<string, WrittenFile>()
  const plain: string[] = []
  const packed: string[] = []
  let bytes = 0
  for (const [address, { size }] of files) {
    const list = isPacked(address) && size <= largestPacked ? packed : plain
    list.push(address)
    if (list === packed) bytes += size
  }
  const packs = countPacks(bytes)
  const addressesByPack = new Map<number, string[]>()
  for (const address of packed.sort()) {
    const number = packNumber(address, packs)
    const list = addressesByPack.get(number)
    if (list) list.push(address)
    else addressesByPack.set(number, [address])
  }
  // The worker and the manifest are two more.
  const counts = { files: plain.length + addressesByPack.size + 2, wholeFiles: files.size + 1, packs }
  if (maxFiles !== undefined && counts.files > maxFiles) return { ...counts, isWritten: false }
  try {
    for (const address of plain) {
      if (output.fileBefore(address)?.hash === files.get(address)!.hash) output.keep([address])
      else output.putFile(address, join(whole, address))
    }
    const kept: KeptPacks = JSON.parse(Buffer.from(packsBefore.read() ?? []).toString() || '{}')
    const made: Record<string, readonly [string, string]> = {}
    for (const [number, addresses] of addressesByPack) {
      const key = digestText(JSON.stringify(addresses.map((one) => [one, files.get(one)!.hash])))
      const file = packAddress(number)
      const before = kept[number]
      if (before?.[0] === key && output.fileBefore(file)?.hash === before[1]) output.keep([file])
      else output.put(file, writePack(addresses.map((one) => readPacked(whole, one, files))))
      made[number] = [key, output.written().get(file)!.hash]
    }
    output.put(workerFile, workerText({ base, packs, version: digestText(JSON.stringify(made)) }))
    output.commit('{"packed":true}')
    packsBefore.write(Buffer.from(JSON.stringify(made)))
  } catch (error) {
    output.abort()
    throw error
  }
  return { ...counts, isWritten: true }
}

function countPacks(bytes: number): number {
  let packs = 1
  while (packs < mostPacks && bytes / packs > bytesPerPack) packs *= 2
  return packs
}

function readPacked(
  whole: string,
  address: string,
  files: ReadonlyMap<string, WrittenFile>,
): Parameters<typeof writePack>[0][number] {
  return { address, hash: files.get(address)!.hash, bytes: readFileSync(join(whole, address)) }
}

function workerText(settings: {
  readonly base: string
  readonly packs: number
  readonly version: string
}): string {
  const code = readFileSync(new URL('pack-edge.js', webFolder()), 'utf8')
  return `${code}\nexport default { fetch: (request, env) => answerFromPacks(request, env.ASSETS, ${JSON.stringify(settings)}) }\n`
}

function digestText(text: string): string {
  return hash('sha1', text, 'base64url')
}
