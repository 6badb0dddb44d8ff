import { hash } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSafeAddress } from './is-safe-address.ts'
import { readTextFile } from './read-text-file.ts'

/** A file of a site as it was written. */
export interface WrittenFile {
  /** SHA-1 of its bytes, base64url: tells changes, guards nothing. */
  readonly hash: string
  readonly size: number
}

/** What tells a site of ours from a folder of someone else's. */
interface SiteManifest {
  /** By address. */
  readonly files: ReadonlyMap<string, WrittenFile>
  /** When it was written, which was after every file it names. */
  readonly mtimeMs: number
  /** Of its own bytes. */
  readonly digest: string
}

/** One that is larger is none of ours: that of a million files is not. */
const maxBytes = 128 * 1_048_576

/** The manifest's place in a site. */
export const manifestName = '.hortus-site.json'

/**
 * Reads a site's manifest; undefined where there is none that this program understands. It may come from a stranger
 * (a site in a repository): one that names files outside the site is none.
 */
export function readManifest(folder: string): SiteManifest | undefined {
  const file = join(folder, manifestName)
  try {
    const text = readTextFile(file, maxBytes)
    const { version, files } = JSON.parse(text) as {
      readonly version?: unknown
      readonly files?: Record<string, readonly [hash: string, size: number]>
    }
    if (version !== 1 || files === undefined) return undefined
    const entries = Object.entries(files).map(([address, [hash, size]]) => [address, { hash, size }] as const)
    if (!entries.every(([address]) => isSafeAddress(address))) return undefined
    return { files: new Map(entries), mtimeMs: statSync(file).mtimeMs, digest: digestOf(text) }
  } catch {
    return undefined
  }
}

/** Writes the manifest of a site that is complete otherwise, and returns its digest. Equal files make equal bytes. */
export function writeManifest(folder: string, files: ReadonlyMap<string, WrittenFile>): string {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([address, { hash, size }]) => `${JSON.stringify(address)}:${JSON.stringify([hash, size])}`)
  const text = `{"version":1,"files":{\n${lines.join(',\n')}\n}}\n`
  writeFileSync(join(folder, manifestName), text)
  return digestOf(text)
}

function digestOf(text: string): string {
  return hash('sha1', text, 'base64url')
}
