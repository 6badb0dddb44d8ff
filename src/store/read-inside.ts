import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
} from 'node:fs'
import { type FileHead, headBytes } from '../model/file-head.ts'
import { isInside } from './is-inside.ts'

const byDescriptor = existsSync('/proc/self/fd')
// Not to wait for somebody to write into what was put in a file's place.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** A file that is replaced while it is opened is opened again, so many times. */
const attempts = 5

/**
 * Opens a file of the garden at `root`, a real path, and hands on a name that leads to the open file whatever happens
 * to its folders meanwhile (on Linux; elsewhere it is the name itself, looked at once more). `file` is a real path too:
 * its links were resolved, and judged, when it was listed. Throws where a link now stands on its way, wherever it leads.
 */
export function openInside<Result>(
  file: string,
  root: string,
  use: (name: string, descriptor: number) => Result,
): Result {
  for (let attempt = 1; ; attempt++) {
    const descriptor = openSync(file, flags)
    try {
      const held = `/proc/self/fd/${descriptor}`
      const found = byDescriptor ? readlinkSync(held) : realpathSync(file)
      if (found === file && isInside(file, root)) return use(byDescriptor ? held : file, descriptor)
      // Saved by a rename just now: what is open has no name any more.
      if (found === `${file} (deleted)` && attempt < attempts) continue
      throw new Error(`it is a link to ${isInside(found, root) ? 'another place now' : 'outside the garden'}`)
    } finally {
      closeSync(descriptor)
    }
  }
}

/** The bytes of a file of the garden at `root`, of one larger than `most` only the first; see {@link openInside}. */
export function readInside(file: string, root: string, most: number): FileHead {
  return openInside(file, root, (_, descriptor) => {
    const { size } = fstatSync(descriptor)
    if (size > most) return { bytes: readStart(descriptor, Math.min(headBytes, size)), size }
    const bytes = readFileSync(descriptor)
    return { bytes, size: bytes.length }
  })
}

function readStart(descriptor: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  while (at < length) {
    const read = readSync(descriptor, bytes, at, length - at, at)
    if (read === 0) break
    at += read
  }
  return bytes.subarray(0, at)
}
