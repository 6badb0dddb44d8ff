/** Reads what a `ByteWriter` wrote, in the same order. Throws a RangeError past the end. */
export interface ByteReader {
  byte(): number
  count(): number
  signed(): number
  short(): number
  text(): string
  readonly isAtEnd: boolean
}

/** Starts at the first byte. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0
  const decoder = new TextDecoder()
  const byte = (): number => {
    if (at >= bytes.length) throw new RangeError('The map’s data ends too early')
    return bytes[at++]!
  }
  const count = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const next = byte()
      value += (next & 127) * factor
      if (next < 128) return value
      if (factor > 2 ** 49) throw new RangeError('Unexpected number in the map’s data')
    }
  }
  return {
    byte,
    count,
    signed() {
      const value = count()
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    },
    short() {
      const value = byte() | (byte() << 8)
      return value >= 32_768 ? value - 65_536 : value
    },
    text() {
      const length = count()
      if (at + length > bytes.length) throw new RangeError('The map’s data ends too early')
      at += length
      return decoder.decode(bytes.subarray(at - length, at))
    },
    get isAtEnd() {
      return at >= bytes.length
    },
  }
}
