import { crc32, deflateSync } from 'node:zlib'
import { cardSize, type Paint } from '../../model/picture.ts'

/** The usual light paper: red, green, blue. */
const paper = [251, 250, 246] as const

/** A picture of nothing but paper, as PNG: for what cannot be drawn, and where nothing draws. */
function blankPicture(width: number, height: number): Uint8Array {
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from(paper))])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a colour, three colours.
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Draws every picture blank. */
export const paintBlank: Paint = async ({ picture }) =>
  picture.kind === 'icon'
    ? blankPicture(picture.size, picture.size)
    : blankPicture(cardSize.width, cardSize.height)

/** A chunk with its length before it and its checksum behind it: https://www.w3.org/TR/png-3/#5Chunk-layout. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
