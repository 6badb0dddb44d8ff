import { decodeText, encodingOf, withoutNul } from '../model/decode-text.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { invalidUtf8, notText, utf16Text } from '../model/diagnostics.ts'
import type { NotePath } from '../model/path.ts'

/** A note's text and what was wrong with its bytes. */
interface DecodedSource {
  /** Without a byte order mark; every offset of a note counts from here. */
  readonly source: string
  readonly diagnostics: readonly Diagnostic[]
  /** Why it is no text at all, such as a picture with a note's extension. */
  readonly failure?: Diagnostic
}

const strict = new TextDecoder('utf-8', { fatal: true })

/**
 * Bytes to text: UTF-8, a byte order mark is dropped; UTF-16 where the mark says so. Invalid bytes become U+FFFD, with
 * one diagnostic at the first of them, NUL becomes it without; bytes with both are no text. It never throws.
 */
export function decodeSource(bytes: Uint8Array, path: NotePath): DecodedSource {
  try {
    return { source: withoutNul(strict.decode(bytes)), diagnostics: [] }
  } catch {
    const source = decodeText(bytes)
    if (encodingOf(bytes) !== 'utf-8') return { source, diagnostics: [utf16Text(path)] }
    if (bytes.includes(0)) return { source, diagnostics: [], failure: notText(path) }
    const start = firstInvalid(bytes, source)
    return { source, diagnostics: [invalidUtf8(path, { start, end: Math.min(start + 1, source.length) })] }
  }
}

/** The first U+FFFD that the bytes do not spell out themselves. */
function firstInvalid(bytes: Uint8Array, source: string): number {
  let byte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 0xfffd) {
      const isWritten = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd
      if (!isWritten) return i
    }
    // A surrogate pair is four bytes: two for each half.
    byte += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3
  }
  return 0
}
