/** Ways to write a path as a Markdown link's address, the ones nearest to plain text first. */
const encoders: readonly ((path: string) => string)[] = [
  (path) => path.replace(/[%\s()<>\\]/g, encodeCharacter),
  (path) => path.replace(/[%\s<>]/g, encodeCharacter),
  (path) => encodeURI(path).replace(/[()]/g, encodeCharacter),
  encodeURI,
  (path) => path.split('/').map(encodeURIComponent).join('/').replace(/[()]/g, encodeCharacter),
  (path) => path.split('/').map(encodeURIComponent).join('/'),
  (path) => encodeURI(path).replace(/%20/g, '+'),
]

/**
 * A target as a Markdown link writes it, as the old one was written: `written` is the old address in the source and
 * `decoded` what it means. Inside `<…>` blanks stay.
 */
export function encodeTarget(target: string, written: string, decoded: string, isBracketed: boolean): string {
  if (isBracketed)
    return target
      .replace(/[#?]|%(?=[\da-f]{2})|&(?=#?\w+;)/gi, encodeCharacter)
      .replace(/[<>\\]/g, (character) => `\\${character}`)
  const encoder = encoders.find((encode) => safely(encode, decoded) === written) ?? encoders[0]!
  const encoded = safely(encoder, target) ?? encoders[0]!(target)
  // `#` and `?` would end the path, and `&…;` be read as one character.
  return encoded.replace(/[#?]|&(?=#?\w+;)/g, encodeCharacter)
}

/** An address as it may stand in any attribute of HTML, between quotes of either kind or none. */
export function fitAttribute(address: string): string {
  return address.replace(/["'`&<>]/g, encodeCharacter)
}

/** A character as addresses encode it, also one of ASCII that `encodeURIComponent` leaves. */
export function encodeCharacter(character: string): string {
  if (character > '\x7f') return encodeURIComponent(character)
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

/** Half a surrogate pair cannot be encoded. */
function safely(encode: (path: string) => string, path: string): string | undefined {
  try {
    return encode(path)
  } catch {
    return undefined
  }
}
