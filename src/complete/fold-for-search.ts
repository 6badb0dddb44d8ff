/** Folds what was typed and what is searched alike: lower-case, without accents, blanks as one space each. */
export function foldForSearch(text: string): string {
  const lower = text.toLowerCase()
  const plain = /^[\x20-\x7e]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .normalize('NFC')
  return plain.replace(/\s+/g, ' ').trimStart()
}
