/** Addresses, and what programs put in place of it later. */
const codes =
  /(?<![\p{L}\d+.-])[a-z][a-z\d+.-]{1,20}:\/\/[^\s"<>«»“”]+|\{\{[^{}]{0,500}\}\}|<%[^%]{0,500}%>|\{%[^%]{0,500}%\}/giu

/** How far around a sign is looked for the word that it stands in. */
const reach = 120

/** The text with `\ufffc` in place of addresses and templates, as long as before. */
export function maskCode(text: string): string {
  if (!text.includes('://') && !text.includes('{') && !text.includes('<%')) return text
  return text.replace(codes, (code) => '\ufffc'.repeat(code.length))
}

/**
 * Whether what stands at a place between two blanks is no word but something that programs read: a path, a flag, an address of
 * mail, an assignment, a tag.
 */
export function isCodeAt(text: string, at: number): boolean {
  let from = at
  while (from > 0 && at - from < reach && !isBlank(text.charCodeAt(from - 1))) from--
  let to = at
  while (to < text.length && to - at < reach && !isBlank(text.charCodeAt(to))) to++
  return code.test(text.slice(from, to))
}

/** What words have not in them; a slash stands between words too, but not at the start and not before a name of a file. */
const code = /[\\=_|`$#^<>{}@~]|^["'(]*(?:\.{0,2}\/|--(?=\S))|\/.*\.\w|^www\.|\w::\w|\(\)/i

function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0x202f
}
