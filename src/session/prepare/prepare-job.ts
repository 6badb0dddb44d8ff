import type { FileHead } from '../../model/file-head.ts'
import type { NotePath } from '../../model/path.ts'
import type { StoreEntry } from '../../store/store.ts'

/** An absolute file name, and the real path of the folder that it must be in when it is read. */
export interface FileOnDisk {
  readonly name: string
  readonly root: string
}

/** One file to prepare. */
export interface PrepareJob {
  readonly path: NotePath
  /** Bytes, as far as the store knows. */
  readonly size: number
  /** The bytes, of a file larger than `most` only the first. */
  readonly read: (most: number) => Promise<FileHead>
  /** Where its wiki-links start whose label stands before the target; default: none. */
  readonly labelFirst?: readonly number[]
  /** Where the file is on this machine's disk, if it is there and was just listed: it is then read directly. */
  readonly file?: FileOnDisk
  /** What that file looked like when it was listed. */
  readonly entry?: StoreEntry
}
