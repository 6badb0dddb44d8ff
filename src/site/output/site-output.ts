import type { WrittenFile } from '../../store/site-manifest.ts'
import type { SiteWriteCounts, SiteWritten } from '../../store/site-writer.ts'

/** One file of a site: where it goes, below the output folder, and what is in it. */
export interface SiteFile {
  readonly address: string
  /** Pieces stand one after the other: what is too large to be one text. */
  readonly content: string | Uint8Array | readonly Uint8Array[]
}

/** A file's content, texts as UTF-8. */
export function bytesOf(content: SiteFile['content']): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content)
  return content instanceof Uint8Array ? content : Buffer.concat(content)
}

/** Takes a site's files and puts them in the old site's place, here or in a thread of its own. */
export interface SiteTarget {
  /** Resolves when the output can take more, which may be before it is written. */
  put(files: readonly SiteFile[]): Promise<void>
  /** With `within`, a real path, only where the file is really inside that folder. */
  putFile(address: string, from: string, within?: string): Promise<void>
  /** Takes files of the old site over as they are. */
  keep(addresses: readonly string[]): Promise<void>
  /** What was put so far. */
  written(): Promise<SiteWritten>
  /** Puts the new site in the old one's place. */
  commit(stamp: string): Promise<SiteWriteCounts>
  /** Throws what was put away; the old site stays. */
  abort(): Promise<void>
}

/** A folder that becomes a site, all at once. */
export interface SiteOutput extends SiteTarget {
  /** Folder beside the site with files of someone else that found no place in it when a killed build was mended. */
  readonly kept: string | undefined
  /** What the last build left to be told. */
  readonly stamp: string | undefined
  /** Whether every file of that build is still as it was written. */
  isUntouched(): boolean
  /** The digest and size of a file of the old site that can be kept. */
  fileBefore(address: string): WrittenFile | undefined
  /** Addresses of the old site that begin so and can be kept. */
  addressesBefore(start: string): readonly string[]
  /** Says how many pages will come, so that many are written by a thread of their own. */
  expect(pages: number): void
}
