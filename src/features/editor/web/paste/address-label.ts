import { writeDestination } from './clean-address.ts'
import { escapeText } from './escape-text.ts'

/** The one address that a text is, and nothing else: of the web, or of a program that opens it. Undefined for any other text. */
export function addressIn(text: string): string | undefined {
  const trimmed = text.trim()
  const isAddress = /^(?:(?:https?|ftp|obsidian|zotero|message):\/\/|mailto:|tel:)[^\s<>"]+$/i.test(trimmed)
  return isAddress && URL.canParse(trimmed) ? trimmed : undefined
}

/** Whether words can be the text of a link as they are: in a line, each bracket closed, without an address or a link among them. */
export function canLabel(words: string): boolean {
  if (/\n|\[\[|\]\(/.test(words) || addressIn(words) !== undefined) return false
  let open = 0
  for (const [mark] of words.matchAll(/\\.|[[\]]/gs)) {
    if (mark === '[') open++
    else if (mark === ']' && --open < 0) return false
  }
  return open === 0
}

/** The address around or right before a place of a line, where it stands bare or between `<` and `>`. */
export function findAddress(
  line: string,
  at: number,
): { readonly from: number; readonly to: number; readonly address: string } | undefined {
  for (const match of line.matchAll(/<(https?:\/\/[^\s<>]+)>|(?<!\]\(\s*<?)https?:\/\/[^\s<>[\]]+/g)) {
    const [whole, inner] = match
    const address = inner ?? bareEnd(whole)
    const to = match.index + (inner === undefined ? address.length : whole.length)
    if (match.index <= at && at <= to) return { from: match.index, to, address }
  }
  return undefined
}

/** A stop behind an address belongs to the sentence, and so does a bracket that it did not open. */
function bareEnd(written: string): string {
  const address = written.replace(/[.,:;!?'"*_~]+$/, '')
  const isOpenEnd = address.endsWith(')') && address.split(')').length > address.split('(').length
  return isOpenEnd ? bareEnd(address.slice(0, -1)) : address
}

/** What an address is called that has no title: its host and its path. */
export function labelOf(address: string): string {
  const { hostname, pathname } = new URL(address)
  let path = pathname.replace(/\/$/, '')
  try {
    path = decodeURIComponent(path)
  } catch {
    // It stays as it is.
  }
  return hostname.replace(/^www\./, '') + path
}

/** A Markdown link that shows a text. */
export function writeLink(label: string, address: string): string {
  return `[${escapeText(label.replace(/\s+/g, ' ').trim(), true)}](${writeDestination(address)})`
}
