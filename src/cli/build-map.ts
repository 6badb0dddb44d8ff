import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WholeMap } from '../features/map/make-map.ts'
import { createMapRequest } from '../features/map/map-request.ts'
import { createMapThread } from '../features/map/map-thread.ts'
import type { ReadBeside } from '../model/site.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { SiteOutput } from '../site/output/site-output.ts'
import type { KeptBytes } from '../store/kept-bytes.ts'
import type { SiteWritten } from '../store/site-writer.ts'

/** The map of a site that is being built. */
export interface MapOfBuild {
  /** What pages show of it, and what the next map begins with. */
  readonly made: Promise<Pick<WholeMap, 'outline' | 'mapFile'>>
  /** A file of it. */
  readonly read: ReadBeside
  /** Puts its files, or keeps those of the last build. */
  put(output: SiteOutput): Promise<void>
  /** Keeps it for the next build. */
  keep(written: SiteWritten): Promise<void>
  close(): Promise<void>
}

/** A map as it is kept: by a digest of all that it was made of, with the digests of its files. */
interface KeptMap extends Pick<WholeMap, 'outline' | 'mapFile'> {
  readonly key: string
  readonly files: readonly (readonly [address: string, hash: string])[]
}

/** Where the site is and what is left of the last build's map. */
interface MapBefore {
  readonly out: string
  /** Text of `.hortus/map.json`. */
  readonly mapText: string | undefined
  readonly kept: KeptBytes | undefined
  readonly fileBefore: SiteOutput['fileBefore']
}

/** Starts making the map in a thread; where the last build's was made of the same and is all there, nothing is made. */
export function startMap(snapshot: Snapshot, { out, mapText, kept, fileBefore }: MapBefore): MapOfBuild {
  const request = createMapRequest(snapshot)
  const key = kept === undefined ? '' : digestOf([request, mapText])
  const last = kept && readKept(kept)
  const isSame =
    last?.key === key && last.files.every(([address, digest]) => fileBefore(address)?.hash === digest)
  if (isSame) {
    const addresses = last.files.map(([address]) => address)
    const known = new Set(addresses)
    return {
      made: Promise.resolve(last),
      read: async (address) => (known.has(address) ? readFile(join(out, address)) : undefined),
      put: (output) => output.keep(addresses),
      keep: async () => {},
      close: async () => {},
    }
  }
  const thread = createMapThread(snapshot.published.notesByPath.size)
  const made = thread.makeWhole(request, { kind: 'file', text: mapText })
  const files = made.then((map) => new Map(map.files.map(({ address, content }) => [address, content])))
  for (const one of [made, files]) one.catch(() => {})
  return {
    made,
    read: async (address) => (await files).get(address),
    put: async (output) => output.put((await made).files),
    async keep(written) {
      const { outline, mapFile, files } = await made
      const digests = files.map(({ address }) => [address, written.get(address)!.hash] as const)
      kept?.write(Buffer.from(JSON.stringify({ key, outline, mapFile, files: digests } satisfies KeptMap)))
    },
    close: thread.close,
  }
}

/** Of plain data in which there may be typed lists of numbers. */
function digestOf(data: unknown): string {
  const text = JSON.stringify(data, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
      : value,
  )
  return hash('sha1', text, 'base64url')
}

function readKept(bytes: KeptBytes): KeptMap | undefined {
  const kept = bytes.read()
  return kept && (JSON.parse(Buffer.from(kept).toString()) as KeptMap)
}
