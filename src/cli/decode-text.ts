/** The text of a file as ranges point into it: without a byte order mark, `�` for bytes that are not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
