import type { Link } from '../model/link.ts'
import type { Properties, PropertyValue } from '../model/properties.ts'
import type { Range } from '../model/range.ts'
import { parseWikiTarget } from './link-target.ts'
import { scanWikiLinks } from './scan-wiki-links.ts'
import { writeInQuotes } from './yaml-quotes.ts'

const quotes = ['', "'", '"'] as const

/**
 * The wiki-links in the values of a note's properties, in order. Each is looked up in the frontmatter's text behind
 * the one before; one that is written otherwise there (with other escapes of YAML than those of its quotes) gets the whole
 * frontmatter's range.
 */
export function collectPropertyLinks(
  properties: Properties,
  range: Range,
  source: string,
  labelFirst: ReadonlySet<number>,
): readonly Link[] {
  const links: Link[] = []
  if (!mayHaveLinks(source.slice(range.start, range.end))) return links
  let from = range.start
  const visit = (value: PropertyValue, key: string): void => {
    if (typeof value === 'string') {
      if (value.includes('[['))
        for (const token of scanWikiLinks(value)) if (!isTemplate(value, token)) add(value, token, key)
    } else if (typeof value === 'object' && value !== null) {
      for (const item of Array.isArray(value) ? value : Object.values(value))
        visit(item as PropertyValue, key)
    }
  }
  /** A link as it is written, in whichever quotes: the first behind the last link. */
  const findWritten = (link: string) => {
    const ways = quotes
      .map((quote) => ({ quote, written: writeInQuotes(link, quote) }))
      .filter(({ quote, written }) => quote === '' || written !== link)
      .map((way) => ({ ...way, found: findOutsideComments(source, way.written, from) }))
    const there = ways.filter(({ found }) => found >= 0).sort((a, b) => a.found - b.found)
    return there[0] ?? { quote: '' as const, written: link, found: -1 }
  }
  const add = (value: string, token: ReturnType<typeof scanWikiLinks>[number], property: string): void => {
    const { written, quote, found } = findWritten(value.slice(token.targetStart - 2, token.end))
    const isFound = found >= 0 && found + written.length <= range.end
    const start = isFound ? found : range.start
    const isLabelFirst = isFound && labelFirst.has(start)
    const parsed = parseWikiTarget(value, token, isLabelFirst)
    /** Where a place of the value stands, between its quotes. */
    const placeOf = (at: number): number =>
      start + writeInQuotes(value.slice(token.targetStart - 2, at), quote).length
    if (isFound) from = start + written.length
    links.push({
      syntax: 'property',
      embed: false,
      target: parsed.target,
      ...(parsed.fragment && { fragment: parsed.fragment }),
      ...(parsed.displayText !== undefined && { displayText: parsed.displayText }),
      ...(isLabelFirst && { isLabelFirst }),
      range: isFound ? { start, end: start + written.length } : range,
      targetRange: isFound
        ? { start: placeOf(parsed.targetRange.start), end: placeOf(parsed.targetRange.end) }
        : range,
      property,
    })
  }
  for (const [key, value] of Object.entries(properties)) visit(value, key)
  return links
}

/** Whether a template makes the name: `[[{{date}}]]`, `[[<% tp.file.title %>]]`. */
function isTemplate(
  value: string,
  { targetStart, targetEnd }: ReturnType<typeof scanWikiLinks>[number],
): boolean {
  return /\{\{.*\}\}|<%.*%>/.test(value.slice(targetStart, targetEnd))
}

/** The next place of a text that no `#` before it on its line makes a comment; -1 where there is none. */
function findOutsideComments(source: string, text: string, from: number): number {
  let found = source.indexOf(text, from)
  while (found >= 0 && isYamlComment(source.slice(source.lastIndexOf('\n', found) + 1, found)))
    found = source.indexOf(text, found + 1)
  return found
}

/** Whether a line is a comment at its end: a `#` outside quotes begins one, at the start or behind a blank. */
function isYamlComment(line: string): boolean {
  if (!line.includes('#')) return false
  return /(?:^|\s)#/.test(line.replace(/"(?:[^"\\]|\\.)*("|$)|'(?:[^']|'')*('|$)/g, '_'))
}

/** Without two brackets there is a link only where YAML's escapes spell them. */
function mayHaveLinks(frontmatter: string): boolean {
  return frontmatter.includes('[[') || frontmatter.includes('\\')
}
