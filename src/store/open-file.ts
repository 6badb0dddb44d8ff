import { closeSync, createReadStream, fstatSync, openSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { openInside } from './read-inside.ts'
import type { OpenFile } from './store.ts'

/** Bytes of a file that are in memory at once while it is sent. */
const pieceBytes = 65_536

/** Opens a file of the garden at `root` to be sent piece by piece; throws as {@link openInside} does. */
export function openFile(file: string, root: string): OpenFile {
  const descriptor = openInside(file, root, (name) => openSync(name, 'r'))
  const { size, mtimeNs, ctimeNs, ino } = fstatSync(descriptor, { bigint: true })
  return {
    size: Number(size),
    version: [size, mtimeNs, ctimeNs, ino].map((part) => part.toString(36)).join('-'),
    stream(start, end) {
      const pieces = createReadStream('', { fd: descriptor, start, end: end - 1, highWaterMark: pieceBytes })
      return Readable.toWeb(pieces) as NodeStream as ReadableStream<Uint8Array>
    },
    close: () => closeSync(descriptor),
  }
}
