import { createHash, hash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { manifestName } from '../../store/site-manifest.ts'
import { contentOf } from '../content/content.ts'
import type { Content, Digest } from '../content/content-store.ts'
import { GardenFault } from './git-runner.ts'

/** A file of a site that was made. */
export interface SiteFile {
  readonly digest: Digest
  readonly size: number
  readonly file: string
}

/** The files of a site by address. */
export type SiteFiles = ReadonlyMap<string, SiteFile>

/** Files that only hosts of files read, and what the program keeps there for itself. */
const notServed = new Set([manifestName, '_headers', '_redirects', '.nojekyll'])

/** Files that are read at once. */
const filesAtOnce = 16

/** Reads the sites that one worker makes again and again. */
export interface SiteReader {
  /** Rejects with a {@link GardenFault} where the site is larger than `mostBytes`. */
  read(folder: string, mostBytes: number): Promise<SiteFiles>
}

/** A reader that remembers digests: what no build has touched since is not read again. */
export function createSiteReader(): SiteReader {
  const knownByFolder = new Map<string, ReadonlyMap<string, KnownFile>>()
  return {
    async read(folder, mostBytes) {
      const known = knownByFolder.get(folder)
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile())
      const found = new Map<string, KnownFile>()
      let bytes = 0
      for (let at = 0; at < files.length; at += filesAtOnce)
        await Promise.all(
          files.slice(at, at + filesAtOnce).map(async (entry) => {
            const file = join(entry.parentPath, entry.name)
            const address = relative(folder, file).split(sep).join('/')
            if (notServed.has(address)) return
            const stats = await stat(file)
            bytes += stats.size
            if (bytes > mostBytes) throw new GardenFault(`The site is larger than ${mostBytes} bytes`)
            const mark = markOf(stats)
            const before = known?.get(address)
            const digest = before?.mark === mark ? before.digest : await digestOf(file, stats.size)
            found.set(address, { digest, size: stats.size, file, mark })
          }),
        )
      knownByFolder.set(folder, found)
      return found
    },
  }
}

/** A file as a content that can be sent. */
export async function contentOfFile({ file, size }: SiteFile): Promise<Content> {
  return size <= smallFile ? contentOf(await readFile(file)) : { size, open: () => createReadStream(file) }
}

interface KnownFile extends SiteFile {
  readonly mark: string
}

function markOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`
}

/** Bytes that are read in one piece: most files of a site are small, and a stream costs more than they do. */
export const smallFile = 1_048_576

async function digestOf(file: string, size: number): Promise<Digest> {
  if (size <= smallFile) return hash('sha256', await readFile(file), 'hex')
  const digest = createHash('sha256')
  await pipeline(createReadStream(file), digest)
  return digest.digest('hex')
}
