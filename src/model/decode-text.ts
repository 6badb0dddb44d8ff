const decoders = {
  'utf-8': new TextDecoder('utf-8'),
  'utf-16le': new TextDecoder('utf-16le'),
  'utf-16be': new TextDecoder('utf-16be'),
} as const

/** The encoding that a text's byte order mark names; UTF-8 without one. */
export function encodingOf(bytes: Uint8Array): keyof typeof decoders {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/**
 * The text of a file as ranges point into it: without a byte order mark, `�` for bytes that are no text and for NUL,
 * which CommonMark and HTML know no other way to show.
 */
export function decodeText(bytes: Uint8Array): string {
  return withoutNul(decoders[encodingOf(bytes)].decode(bytes))
}

/** `�` in place of each NUL: the same length. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text
}
