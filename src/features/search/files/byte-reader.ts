/** Reads what a `ByteWriter` wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #decoder = new TextDecoder()
  /** Where the next value starts. */
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  /** Throws where the bytes end, so that a file that was cut short is noticed. */
  number(): number {
    let value = 0
    let unit = 1
    for (;;) {
      const byte = this.#bytes[this.at++]
      if (byte === undefined) throw new Error('Unexpected end of a search file')
      value += (byte & 127) * unit
      if (byte < 128) return value
      unit *= 128
    }
  }

  text(): string {
    const length = this.number()
    const start = this.at
    if (start + length > this.#bytes.length) throw new Error('Unexpected end of a search file')
    this.at += length
    return this.#decoder.decode(this.#bytes.subarray(start, this.at))
  }
}
