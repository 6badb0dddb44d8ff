/** A file as far as it was read: all of it where it has as many bytes as its `size`, else its start. */
export interface FileHead {
  readonly bytes: Uint8Array
  /** Bytes that the file has. */
  readonly size: number
}

/**
 * How much is read of a file that is too large to be read: enough for the properties of a note, which may say that it is
 * not to be published, and for something to show.
 */
export const headBytes = 262_144

/** Bytes that are in memory as a file that may be read up to a size of `most`. */
export function headOf(bytes: Uint8Array, most: number): FileHead {
  return { bytes: bytes.length <= most ? bytes : bytes.slice(0, headBytes), size: bytes.length }
}

/** Whether a file was too large to be read whole. */
export function isCut({ bytes, size }: FileHead): boolean {
  return bytes.length < size
}
