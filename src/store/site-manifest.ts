import { hash } from 'node:crypto'
import { type Dirent, readdirSync, statSync, writeFileSync } from 'node:fs'
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
  /** Those that are still there, by address. */
  readonly files: ReadonlyMap<string, WrittenFile>
  /** How many are not. */
  readonly lost: number
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
 * Reads a site's manifest; undefined where there is none that this program understands. It knows addresses by their
 * digests alone, since hosts serve it and no list may name an unlisted note; so what stands in the folder is compared
 * with it. It may come from a stranger (a site in a repository): nothing outside the folder can be meant.
 */
export function readManifest(folder: string): SiteManifest | undefined {
  try {
    const text = readTextFile(join(folder, manifestName), maxBytes)
    const { version, files } = JSON.parse(text) as {
      readonly version?: unknown
      readonly files?: Record<string, readonly [hash: string, size: number]>
    }
    if ((version !== 1 && version !== 2) || files === undefined) return undefined
    const fileByKey = new Map<string, WrittenFile>()
    for (const [name, [hash, size]] of Object.entries(files)) {
      // The first version named addresses themselves.
      if (!(version === 1 ? isSafeAddress(name) : /^[\w-]{27}$/.test(name))) return undefined
      fileByKey.set(version === 1 ? digestOf(name) : name, { hash, size })
    }
    const found = new Map<string, WrittenFile>()
    for (const address of fileByKey.size === 0 ? [] : filesIn(folder)) {
      const file = fileByKey.get(digestOf(address))
      if (file !== undefined) found.set(address, file)
    }
    return {
      files: found,
      lost: fileByKey.size - found.size,
      mtimeMs: statSync(join(folder, manifestName)).mtimeMs,
      digest: digestOf(text),
    }
  } catch {
    return undefined
  }
}

/** The digest of a site's manifest, by which another build is noticed; undefined where there is none. */
export function readManifestDigest(folder: string): string | undefined {
  try {
    return digestOf(readTextFile(join(folder, manifestName), maxBytes))
  } catch {
    return undefined
  }
}

/** Writes the manifest of a site that is complete otherwise, and returns its digest. Equal files make equal bytes. */
export function writeManifest(folder: string, files: ReadonlyMap<string, WrittenFile>): string {
  const lines = [...files]
    .map(
      ([address, { hash, size }]) => `${JSON.stringify(digestOf(address))}:${JSON.stringify([hash, size])}`,
    )
    .sort()
  const text = `{"version":2,"files":{\n${lines.join(',\n')}\n}}\n`
  writeFileSync(join(folder, manifestName), text)
  return digestOf(text)
}

/** Addresses of all that stands in a folder but for folders, links as themselves. What cannot be read is not there. */
function* filesIn(folder: string, at = ''): Generator<string> {
  for (const entry of listFolder(join(folder, at))) {
    const address = at === '' ? entry.name : `${at}/${entry.name}`
    if (entry.isDirectory()) yield* filesIn(folder, address)
    else yield address
  }
}

function listFolder(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function digestOf(text: string): string {
  return hash('sha1', text, 'base64url')
}
