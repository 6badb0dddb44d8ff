/** Bytes of the longest number. */
const longestNumber = 8

/** Texts below this length, in UTF-16 code units, are copied by hand: asking the encoder costs more. */
const shortText = 24

/** Bytes that grow: numbers in as few as they need, texts as UTF-8. A `ByteReader` reads them in the same order. */
export class ByteWriter {
  #bytes = new Uint8Array(1_024)
  #length = 0
  readonly #encoder = new TextEncoder()

  get length(): number {
    return this.#length
  }

  /** 0 to 255. */
  byte(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  /** A whole number from 0 to 2⁵³, seven bits a byte, the lowest first (LEB128). */
  count(value: number): void {
    this.#reserve(longestNumber)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
  }

  /** A whole number of either sign: small ones of both are short. */
  signed(value: number): void {
    this.count(value < 0 ? -2 * value - 1 : 2 * value)
  }

  /** 16 bits with a sign, the lowest first; what is beyond is cut to the nearest. */
  short(value: number): void {
    const cut = Math.max(-32_768, Math.min(32_767, Math.round(value)))
    this.byte(cut & 255)
    this.byte((cut >> 8) & 255)
  }

  /** A text as UTF-8, with the length of that before it. */
  text(value: string): void {
    this.#reserve(value.length * 3 + longestNumber)
    if (value.length < shortText && this.#ascii(value)) return
    // How many bytes it is shows when it is encoded: then it moves up to its length.
    const start = this.#length + longestNumber
    const { written } = this.#encoder.encodeInto(value, this.#bytes.subarray(start))
    this.count(written)
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
  toBytes(): Uint8Array<ArrayBuffer> {
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
