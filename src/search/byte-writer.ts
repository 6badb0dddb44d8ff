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
    this.#reserve(8)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
  }

  /** A text with its length before it. */
  text(value: string): void {
    this.#reserve(value.length * 3 + 8)
    const before = this.#length
    this.number(value.length)
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (code > 127) {
        this.#length = before
        this.#textBeyondAscii(value)
        return
      }
      this.#bytes[this.#length++] = code
    }
  }

  #textBeyondAscii(value: string): void {
    const bytes = this.#encoder.encode(value)
    this.number(bytes.length)
    this.bytes(bytes)
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
