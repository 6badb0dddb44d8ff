/** Replaces by U+FFFD what XML 1.0 cannot hold in any form: most control characters, lone surrogates, U+FFFE and U+FFFF. */
export function toXmlText(text: string): string {
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
}

/** Text for an XML element or a double-quoted attribute; line ends and tabs survive a parser's folding. */
export function escapeXml(text: string): string {
  return toXmlText(text).replace(/[&<>"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)
}
