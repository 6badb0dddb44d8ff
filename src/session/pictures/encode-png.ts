import { crc32, deflateSync } from 'node:zlib'

/** Colours that a picture may have to be written with a table of them. */
const mostColours = 256

/** How well it is packed: pictures of a few flat colours gain nothing from more. */
const level = 6

/**
 * A picture as PNG. `pixels` has four bytes for each, red, green, blue and how dense; all have to be wholly dense. Few colours
 * take a byte for each pixel, which is a third of the time and of the size: text on paper has about a hundred.
 */
export function encodePng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const table = indexColours(width, height, pixels)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Bits for each number, and what they are: a place in the table, or red, green and blue.
  head.set([8, table === undefined ? 2 : 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...(table === undefined ? [] : [chunk('PLTE', table.colours)]),
    chunk(
      'IDAT',
      deflateSync(table === undefined ? redGreenBlue(width, height, pixels) : table.rows, { level }),
    ),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Rows of places in a table of colours, each row behind a 0; undefined where there are too many colours. */
function indexColours(
  width: number,
  height: number,
  pixels: Uint8Array,
): { readonly colours: Buffer; readonly rows: Buffer } | undefined {
  const placeOf = new Map<number, number>()
  const rows = Buffer.alloc(height * (width + 1))
  let last = -1
  let place = 0
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const colour = (pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!
      if (colour !== last) {
        place = placeOf.get(colour) ?? placeOf.size
        if (place === mostColours) return undefined
        placeOf.set(colour, place)
        last = colour
      }
      rows[y * (width + 1) + 1 + x] = place
    }
  }
  const colours = Buffer.from(
    [...placeOf.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  )
  return { colours, rows }
}

/** Rows of three bytes for each pixel, each row behind a 0. */
function redGreenBlue(width: number, height: number, pixels: Uint8Array): Buffer {
  const rows = Buffer.alloc(height * (3 * width + 1))
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to++
    for (let x = 0; x < width; x++, from += 4) {
      rows[to++] = pixels[from]!
      rows[to++] = pixels[from + 1]!
      rows[to++] = pixels[from + 2]!
    }
  }
  return rows
}

/** A chunk with its length before it and its checksum behind it: https://www.w3.org/TR/png-3/#5Chunk-layout. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
