/** Bytes of the longest number. */
const longestNumber = 8

/** Writes numbers and texts one after another; {@link ByteReader} reads them in the same order. */
export class ByteWriter {
  #bytes = new Uint8Array(1_024)
  #length = 0
  readonly #encoder = new TextEncoder()

  get length(): number {
    return this.#length
  }

  /** A whole number from 0 to 2⁵³, seven bits a byte (LEB128). */
  number(value: number): void {
    this.#reserve(longestNumber)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
  }

  /** A text as UTF-8, with the length of that before it. */
  text(value: string): void {
    this.#reserve(value.length * 3 + longestNumber)
    // How many bytes it is shows when it is encoded: then it moves up to its length.
    const start = this.#length + longestNumber
    const { written } = this.#encoder.encodeInto(value, this.#bytes.subarray(start))
    this.number(written)
    this.#bytes.copyWithin(this.#length, start, start + written)
    this.#length += written
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
  }

  /** What was written; a copy. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  /** Starts anew with the same memory. */
  clear(): void {
    this.#length = 0
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}
