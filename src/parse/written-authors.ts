import { listProperty, type Properties, type PropertyValue, textProperty } from '../model/properties.ts'
import { parseWikiTarget } from './link-target.ts'
import { scanWikiLinks } from './scan-wiki-links.ts'

/** Somebody whom a note names as its author, as written. */
export type WrittenAuthor =
  | { readonly kind: 'name'; readonly name: string; readonly url?: string }
  /** A wiki-link: its target without fragment, and its display text. */
  | { readonly kind: 'link'; readonly target: string; readonly displayText?: string }

/** The names of the property, the one that counts first. */
const authorKeys = ['authors', 'author'] as const

/** What objects call the address of a person's page. */
const urlKeys = ['url', 'link', 'website', 'homepage', 'href'] as const

/** What may stand between two authors of one text. */
const joint = /[,;&·、，،؛]|(?:^|\s)(?:and|und|et|y|e|og|och|en|и|و|और|和|と|및)(?=\s|$)/giu

/**
 * Whom the properties `authors`, else `author`, name, in order: `Ann`, `[Ann, Bob]`, `{ name, url }`, `"[[Ann]]"`,
 * `[Ann](https://ann.example)`. A name without links is one author, whatever is in it: `Smith, Ann` and `Ann and Bob` cannot be told
 * apart. Addresses of mail stay in the file.
 */
export function writtenAuthors(properties: Properties): readonly WrittenAuthor[] {
  for (const key of authorKeys) {
    const found = readAuthors(properties[key])
    if (found.length > 0) return found
  }
  return []
}

function readAuthors(value: PropertyValue | undefined): readonly WrittenAuthor[] {
  if (typeof value === 'string') return readText(value)
  if (typeof value === 'number') return readText(String(value))
  if (typeof value !== 'object' || value === null) return []
  if (isList(value)) {
    const bare = bareLink(value)
    return bare === undefined ? value.flatMap(readAuthors) : readText(bare)
  }
  return readRecord(value as Properties)
}

/** A list, which the type of a value cannot tell from an object by itself. */
function isList(value: PropertyValue & object): value is readonly PropertyValue[] {
  return Array.isArray(value)
}

/** `[[Ann]]` without quotes is a list in a list to YAML, and `[[Smith, Ann]]` one of two. */
function bareLink(list: readonly PropertyValue[]): string | undefined {
  const [inner, ...others] = list
  if (others.length > 0 || !Array.isArray(inner)) return undefined
  const items = inner as readonly PropertyValue[]
  const isText = items.length > 0 && items.every((item) => typeof item === 'string')
  return isText ? `[[${items.join(', ')}]]` : undefined
}

function readRecord(record: Properties): readonly WrittenAuthor[] {
  const { name } = record
  const parts =
    typeof name === 'object' && name !== null && !Array.isArray(name) ? (name as Properties) : record
  const joined = ['given', 'first', 'family', 'last'].flatMap((key) => listProperty(parts, key)).join(' ')
  const authors = typeof name === 'string' ? readText(name) : readText(joined)
  const url = urlKeys
    .map((key) => textProperty(record, key))
    .find((one) => one !== undefined && isWebAddress(one))
  return authors.map((author) => (author.kind === 'name' && url !== undefined ? { ...author, url } : author))
}

function readText(text: string): readonly WrittenAuthor[] {
  const links = scanWikiLinks(text)
  if (links.length === 0) return nameIn(text)
  const found: WrittenAuthor[] = []
  let from = 0
  const addBetween = (until: number): void => {
    for (const part of text.slice(from, until).split(joint)) found.push(...nameIn(part))
  }
  for (const link of links) {
    addBetween(link.start)
    const { target, displayText } = parseWikiTarget(text, link)
    if (target !== '') found.push({ kind: 'link', target, ...(displayText !== undefined && { displayText }) })
    from = link.end
  }
  addBetween(text.length)
  return found
}

/** One author by name, with the address of a Markdown link that is nothing else. */
function nameIn(text: string): readonly WrittenAuthor[] {
  const url = /^\s*\[[^\]]+\]\((\S+)\)\s*$/.exec(text)?.[1]
  const name = text
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/<[^<>\s]*@[^<>\s]*>/g, ' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(name)) return []
  return [{ kind: 'name', name, ...(url !== undefined && isWebAddress(url) && { url }) }]
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url) && URL.parse(url) !== null
}
