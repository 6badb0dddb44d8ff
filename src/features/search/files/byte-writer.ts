/** Bytes of the longest number. */
const longestNumber = 8

/** Texts below this length, in UTF-16 code units, are copied by hand: asking the encoder costs more. */
const shortText = 24

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
    if (value.length < shortText && this.#ascii(value)) return
    // How many bytes it is shows when it is encoded: then it moves up to its length.
    const start = this.#length + longestNumber
    const { written } = this.#encoder.encodeInto(value, this.#bytes.subarray(start))
    this.number(written)
    this.#bytes.copyWithin(this.#length, start, start + written)
    this.#length += written
  }

  /** Writes a text of fewer than 128 letters if all of them are ASCII. */
  #ascii(value: string): boolean {
    const start = this.#length + 1
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (code > 127) return false
      this.#bytes[start + i] = code
    }
    this.#bytes[this.#length] = value.length
    this.#length = start + value.length
    return true
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
