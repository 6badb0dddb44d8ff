const tagCharacters =
  /(?:[\p{L}\p{N}\p{M}\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}_\-/]|\u200d|\ufe0f)+/uy

/** Every parent of a tag has a page too: one without end would be a page for every few letters, all of them long. */
const maxTagLength = 200

/**
 * Where the tag name ends that starts at `from`; undefined where none does, or one of more than 200 code units. A `/` at
 * either end is not part of it.
 */
export function tagEnd(text: string, from: number): number | undefined {
  if (text.charCodeAt(from) === 47) return undefined
  tagCharacters.lastIndex = from
  const match = tagCharacters.exec(text)
  if (!match) return undefined
  let end = from + match[0].length
  while (end > from && text.charCodeAt(end - 1) === 47) end--
  if (end - from > maxTagLength) return undefined
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return end
  }
  return undefined
}

/** Whether the whole text is one tag name. */
export function isTagName(text: string): boolean {
  return text !== '' && tagEnd(text, 0) === text.length
}
