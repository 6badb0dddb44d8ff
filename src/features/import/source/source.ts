import { decodeText } from '../../../model/decode-text.ts'

/** A file of what is imported. */
export interface SourceFile {
  /** From the top, with `/`, NFC. */
  readonly path: string
  /** Bytes. */
  readonly size: number
}

/** What is imported: a folder, an archive or one file. It is only ever read. */
export interface Source {
  /** What it is called, without folders: `Export-1f2e.zip`. */
  readonly name: string
  readonly kind: 'folder' | 'archive' | 'file'
  /** Sorted by path. What is hidden is not among them, and links are not. */
  readonly files: readonly SourceFile[]
  /** Links, which are not followed; sorted. */
  readonly links: readonly string[]
  /** A file's bytes. Rejects with a message for people where it has more than `most`, or cannot be read. */
  bytes(path: string, most?: number): Promise<Uint8Array>
  /** A file of any size, piece by piece. */
  stream(path: string): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** What is too much. Real exports stay far below. */
export const sourceLimits = {
  /** Files and folders. */
  entries: 100_000,
  /** Folders in one another. */
  depth: 64,
  /** Bytes of one file that is read whole. */
  fileBytes: 512 * 1_048_576,
  /** Bytes of everything in an archive. */
  archiveBytes: 64 * 1_073_741_824,
  /** How many times as large a file of an archive may become, beyond its first ten mebibytes. */
  ratio: 400,
} as const

/** The source cannot be read, in words for people. */
export class SourceError extends Error {}

/** A path as a message names it: control characters seen, and not too long. */
export function showSourcePath(path: string): string {
  return JSON.stringify(path.length > 120 ? `${path.slice(0, 120)}…` : path)
}

/** Text of bytes: UTF-8, or UTF-16 where its mark says so, with plain line ends. */
function decodeSourceText(bytes: Uint8Array): string {
  return decodeText(bytes).replace(/\r\n?/g, '\n')
}

/** A whole file as text. */
export async function readText(source: Source, path: string, most?: number): Promise<string> {
  return decodeSourceText(await source.bytes(path, most))
}
