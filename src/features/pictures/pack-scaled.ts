import type { Scaled } from './scaled-picture.ts'

/** What came of a picture as one file: a line of JSON, and the bytes of its files behind it. */
export function packScaled(scaled: Scaled): Uint8Array {
  const files = scaled.kind === 'scaled' ? scaled.files : []
  const head = {
    reason: scaled.kind === 'failed' ? scaled.reason : undefined,
    files: files.map(({ width, bytes }) => [width, bytes.length]),
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...files.map(({ bytes }) => bytes)])
}

/** Reads {@link packScaled}'s file; undefined for one that is cut short or of another kind. */
export function unpackScaled(packed: Uint8Array): Scaled | undefined {
  const end = packed.indexOf(10)
  if (end < 0) return undefined
  try {
    const head: unknown = JSON.parse(Buffer.from(packed.subarray(0, end)).toString())
    const { reason, files } = head as { reason?: string; files: readonly (readonly [number, number])[] }
    if (reason !== undefined) return { kind: 'failed', reason: String(reason) }
    let at = end + 1
    const unpacked = files.map(([width, length]) => {
      const bytes = packed.subarray(at, at + length)
      at += length
      return { width, bytes }
    })
    return at === packed.length ? { kind: 'scaled', files: unpacked } : undefined
  } catch {
    return undefined
  }
}
