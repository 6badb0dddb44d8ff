import type { Diagnostic } from '../model/diagnostic.ts'
import type { FileHead } from '../model/file-head.ts'

/** One file as a listing sees it: enough to tell whether it may have changed. */
export interface StoreEntry {
  /** Garden-relative, POSIX, NFC. */
  readonly path: string
  readonly size: number
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  readonly inode: bigint
}

/** Every file of a garden. */
export interface Listing {
  /** Sorted by path in code-unit order. */
  readonly entries: readonly StoreEntry[]
  /** What could not be listed and why; sorted. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A file that is new or has other bytes, or is gone. */
export type StoreChange =
  | { readonly kind: 'written'; readonly path: string }
  | { readonly kind: 'removed'; readonly path: string }

/** A file that is open for reading, whatever its name leads to meanwhile. It has to be closed, or streamed. */
export interface OpenFile {
  /** Bytes. */
  readonly size: number
  /** Another one for other bytes. */
  readonly version: string
  /** The bytes from `start` up to `end`, without that; closes the file when they were read or are not wanted any more. */
  stream(start: number, end: number): ReadableStream<Uint8Array>
  close(): void
}

/** Where a garden's files live. */
export interface Store {
  list(): Promise<Listing>
  /** One file as a listing would show it; undefined where there is none. */
  stat(path: string): Promise<StoreEntry | undefined>
  /** The bytes of a file, whatever its size. Rejects where there is none. */
  read(path: string): Promise<Uint8Array>
  /** The same, of a file larger than `most` only the first of them: for everything that is kept in memory. */
  head(path: string, most: number): Promise<FileHead>
  /** Opens a file of any size to be read piece by piece, where files are not in memory anyway. Rejects where there is none. */
  openFile?(path: string): Promise<OpenFile>
  /** The garden's folder, a real path, where its files are on this machine's disk. */
  readonly root?: string
  /** Absolute name of a file on this machine's disk, where it is on one. */
  fileOf?(path: string): string | undefined
  /**
   * Reports changes until the returned function is called. `onNotice` is told once, in words, when changes have to be
   * found another way.
   */
  watch?(
    onChanges: (changes: readonly StoreChange[]) => void,
    onNotice: (message: string) => void,
  ): Promise<() => Promise<void>>
}
