import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of a site as it was written. */
export interface WrittenFile {
  /** SHA-1 of its bytes, base64url: tells changes, guards nothing. */
  readonly hash: string
  readonly size: number
}

/** What tells a site of ours from a folder of someone else's. */
export interface SiteManifest {
  /** By address. */
  readonly files: ReadonlyMap<string, WrittenFile>
  /** When it was written, which was after every file it names. */
  readonly mtimeMs: number
}

/** The manifest's place in a site. */
export const manifestName = '.hortus-site.json'

/** Reads a site's manifest; undefined where there is none that this program understands. */
export function readManifest(folder: string): SiteManifest | undefined {
  const file = join(folder, manifestName)
  try {
    const { version, files } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly version?: unknown
      readonly files?: Record<string, readonly [hash: string, size: number]>
    }
    if (version !== 1 || files === undefined) return undefined
    const entries = Object.entries(files).map(([address, [hash, size]]) => [address, { hash, size }] as const)
    return { files: new Map(entries), mtimeMs: statSync(file).mtimeMs }
  } catch {
    return undefined
  }
}

/** Writes the manifest of a site that is complete otherwise. Equal files make equal bytes. */
export function writeManifest(folder: string, files: ReadonlyMap<string, WrittenFile>): void {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([address, { hash, size }]) => `${JSON.stringify(address)}:${JSON.stringify([hash, size])}`)
  writeFileSync(join(folder, manifestName), `{"version":1,"files":{\n${lines.join(',\n')}\n}}\n`)
}
