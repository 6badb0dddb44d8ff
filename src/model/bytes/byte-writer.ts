/** Bytes that grow: numbers in as few bytes as they need, texts as UTF-8. */
export interface ByteWriter {
  byte(value: number): void
  /** A whole number from 0 to 2^53: seven bits a byte, the lowest first. */
  count(value: number): void
  /** A whole number of either sign: small ones of both are short. */
  signed(value: number): void
  /** 16 bits, the lowest first; what is beyond is cut to the nearest. */
  short(value: number): void
  text(value: string): void
  bytes(): Uint8Array<ArrayBuffer>
}

/** Starts with nothing. */
export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(1024)
  let end = 0
  const encoder = new TextEncoder()
  const reserve = (more: number): void => {
    if (end + more <= buffer.length) return
    const larger = new Uint8Array(Math.max(buffer.length * 2, end + more))
    larger.set(buffer)
    buffer = larger
  }
  const count = (value: number): void => {
    reserve(8)
    let rest = value
    while (rest >= 128) {
      buffer[end++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    buffer[end++] = rest
  }
  return {
    byte(value) {
      reserve(1)
      buffer[end++] = value
    },
    count,
    signed: (value) => count(value < 0 ? -2 * value - 1 : 2 * value),
    short(value) {
      reserve(2)
      const cut = Math.max(-32_768, Math.min(32_767, Math.round(value)))
      buffer[end++] = cut & 255
      buffer[end++] = (cut >> 8) & 255
    },
    text(value) {
      const bytes = encoder.encode(value)
      count(bytes.length)
      reserve(bytes.length)
      buffer.set(bytes, end)
      end += bytes.length
    },
    bytes: () => buffer.slice(0, end),
  }
}
