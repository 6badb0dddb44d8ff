import type { Link } from '../model/link.ts'
import type { Properties, PropertyValue } from '../model/properties.ts'
import type { Range } from '../model/range.ts'
import { parseWikiTarget } from './link-target.ts'
import { scanWikiLinks } from './scan-wiki-links.ts'

/**
 * The wiki-links in the values of a note's properties, in order. Each is looked up in the frontmatter's text behind
 * the one before; one that is written otherwise there (with YAML's escapes, say) gets the whole frontmatter's range.
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
      if (value.includes('[[')) for (const token of scanWikiLinks(value)) add(value, token, key)
    } else if (typeof value === 'object' && value !== null) {
      for (const item of Array.isArray(value) ? value : Object.values(value))
        visit(item as PropertyValue, key)
    }
  }
  const add = (value: string, token: ReturnType<typeof scanWikiLinks>[number], property: string): void => {
    const written = value.slice(token.targetStart - 2, token.end)
    const found = findOutsideComments(source, written, from)
    const isFound = found >= 0 && found + written.length <= range.end
    const start = isFound ? found : range.start
    const offset = start + 2 - token.targetStart
    const isLabelFirst = isFound && labelFirst.has(start)
    const parsed = parseWikiTarget(value, token, isLabelFirst)
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
        ? { start: parsed.targetRange.start + offset, end: parsed.targetRange.end + offset }
        : range,
      property,
    })
  }
  for (const [key, value] of Object.entries(properties)) visit(value, key)
  return links
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
