/** Bytes as text, for what is kept as JSON; by what Node and browsers both have. */
export function toBase64(bytes: Uint8Array): string {
  const texts: string[] = []
  // A call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 8_192)
    texts.push(String.fromCharCode(...bytes.subarray(i, i + 8_192)))
  return btoa(texts.join(''))
}

/** The bytes again. Throws where the text is no base64. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
