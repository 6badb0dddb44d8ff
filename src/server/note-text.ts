import { ApiError } from './read-json.ts'

const strict = new TextDecoder('utf-8', { fatal: true })

/**
 * A note's text without its byte order mark. Throws an {@link ApiError} where the bytes are no UTF-8: saving such a text
 * would change what nobody touched.
 */
export function decodeNote(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    throw new ApiError(
      422,
      'not-editable',
      'The note is not UTF-8: convert it first, so that nothing of it is lost',
    )
  }
}

/** The text as bytes, with the byte order mark that the old file has. */
export function encodeNote(text: string, old: Uint8Array | undefined): Uint8Array {
  const hasMark = old !== undefined && old[0] === 0xef && old[1] === 0xbb && old[2] === 0xbf
  const bytes = new TextEncoder().encode(text)
  return hasMark ? Buffer.concat([old.subarray(0, 3), bytes]) : bytes
}
