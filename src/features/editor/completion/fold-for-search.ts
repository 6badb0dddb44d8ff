/** Folds what was typed and what is searched alike: lower-case, without accents, blanks as one space each. */
export function foldForSearch(text: string): string {
  const lower = text.toLowerCase()
  // Nearly every name is, and a garden has tens of thousands.
  if (isPlain(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trimStart()
}

/** Whether a text is of ASCII characters that can be seen, with single spaces between them. */
function isPlain(text: string): boolean {
  let before = 32
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || code > 126 || (code === 32 && before === 32)) return false
    before = code
  }
  return true
}
