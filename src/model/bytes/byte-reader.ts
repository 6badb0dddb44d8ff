/** Reads what a `ByteWriter` wrote. Throws a RangeError past the end, so that a file that was cut short is noticed. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #decoder = new TextDecoder()
  /** Where the next value starts. */
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  byte(): number {
    const byte = this.#bytes[this.at++]
    if (byte === undefined) throw new RangeError('Unexpected end of a file')
    return byte
  }

  count(): number {
    let value = 0
    for (let unit = 1; unit <= 2 ** 49; unit *= 128) {
      const byte = this.byte()
      value += (byte & 127) * unit
      if (byte < 128) return value
    }
    throw new RangeError('Unexpected number in a file')
  }

  signed(): number {
    const value = this.count()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  short(): number {
    const value = this.byte() | (this.byte() << 8)
    return value >= 32_768 ? value - 65_536 : value
  }

  text(): string {
    const length = this.count()
    const start = this.at
    if (start + length > this.#bytes.length) throw new RangeError('Unexpected end of a file')
    this.at += length
    return this.#decoder.decode(this.#bytes.subarray(start, this.at))
  }
}
