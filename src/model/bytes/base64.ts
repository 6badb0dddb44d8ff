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
  const characters = atob(text)
  // Letter by letter: `Uint8Array.from` asks an iterator for each, which takes ten times as long.
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}
