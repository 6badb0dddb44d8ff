import type { NotePath } from '../model/path.ts'

/** One file to prepare. */
export interface PrepareJob {
  readonly path: NotePath
  /** Bytes, as far as the store knows. */
  readonly size: number
  readonly read: () => Promise<Uint8Array>
  /** Absolute file name, where the file is on this machine's disk and was just listed: it is then read directly. */
  readonly file?: string
}
