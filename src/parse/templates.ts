import type { Nodes, PhrasingContent, Root } from 'mdast'
import { setChildren } from '../model/children.ts'
import type { Range } from '../model/range.ts'
import { findTemplates } from './find-templates.ts'
import { hideRanges, splitAtHidden } from './hidden-ranges.ts'
import { createLocator, type Locator } from './locator.ts'

/** How often a note is parsed again because a template turned out to stand where text cannot be put back. */
const maxRounds = 3

/**
 * Parses a source without a look into templates of other programs: `${query[[from index.page]]}` is no wiki-link, and the
 * `#` in `{{< tag "#x" >}}` no tag. They are hidden from the parser at their length, line by line, and put back into the
 * tree as text that stays as it is (`data.isLiteral`). One that cannot be put back, in an address say, is read as it is written.
 */
export function parseWithTemplates(source: string, parse: (source: string) => Root): Root {
  let templates = findTemplates(source)
  const mask = templates.length > 0 ? findMask(source) : undefined
  if (mask === undefined) return parse(source)
  const locator = createLocator(source)
  for (let round = 0; round < maxRounds && templates.length > 0; round++) {
    const lines = templates.flatMap((template) => linesOf(source, template))
    const tree = parse(hideRanges(source, lines, mask))
    const misfits = placeLines(tree, lines, mask, locator)
    if (misfits.length === 0) return tree
    templates = templates.filter(({ start, end }) => !misfits.some((at) => at >= start && at < end))
  }
  return parse(source)
}

/** A character of private use that the source has not: to parsers it is like a letter, in addresses too. */
function findMask(source: string): string | undefined {
  for (let code = 0xe000; code < 0xf900; code++) {
    const char = String.fromCharCode(code)
    if (!source.includes(char)) return char
  }
  return undefined
}

/** The parts of a template line by line, without what a quote or an indentation puts before its lines. */
function linesOf(source: string, { start, end }: Range): readonly Range[] {
  const lines: Range[] = []
  for (let at = start; at < end; ) {
    const newline = source.indexOf('\n', at)
    const stop = newline < 0 || newline >= end ? end : newline
    let to = stop
    while (to > at && isBlank(source[to - 1]!)) to--
    if (to > at) lines.push({ start: at, end: to })
    at = stop + 1
    while (at < end && (isBlank(source[at]!) || source[at] === '>')) at++
  }
  return lines
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r'
}

/** Puts the lines back into a tree, in their order. Returns the offsets of those that are not where text can be. */
function placeLines(tree: Root, lines: readonly Range[], mask: string, locator: Locator): readonly number[] {
  const { source } = locator
  const misfits: number[] = []
  let next = 0
  /** The next line, if it stands within the node. */
  const take = (node: Nodes): Range | undefined => {
    const start = node.position?.start.offset ?? 0
    while (next < lines.length && lines[next]!.start < start) misfits.push(lines[next++]!.start)
    const line = lines[next]
    return line !== undefined && line.end <= (node.position?.end.offset ?? 0) ? lines[next++] : undefined
  }
  const restore = (value: string, node: Nodes): string => {
    let restored = ''
    let from = 0
    for (let at = value.indexOf(mask); at >= 0; at = value.indexOf(mask, from)) {
      const line = take(node)
      if (line === undefined) break
      restored += value.slice(from, at) + source.slice(line.start, line.end)
      from = at + line.end - line.start
    }
    return restored + value.slice(from)
  }
  const literal = ({ start, end }: Range): PhrasingContent => ({
    type: 'text',
    value: source.slice(start, end),
    data: { isLiteral: true },
    position: locator.position(start, end),
  })
  const visit = (node: Nodes): void => {
    if (isMaskedElsewhere(node, mask)) {
      for (let line = take(node); line; line = take(node)) misfits.push(line.start)
    } else if ('children' in node) {
      const children: readonly Nodes[] = node.children
      const parted = children.flatMap((child) => {
        if (child.type === 'text' && child.value.includes(mask))
          return splitAtHidden(child, mask, locator, () => take(child), literal)
        visit(child)
        return [child]
      })
      setChildren(node, parted)
    } else if ('value' in node && node.value.includes(mask)) node.value = restore(node.value, node)
  }
  visit(tree)
  for (; next < lines.length; next++) misfits.push(lines[next]!.start)
  return misfits
}

/** Whether a template stands in an address, a label or a wiki-link. */
function isMaskedElsewhere(node: Nodes, mask: string): boolean {
  const { type, url, title, alt, label, meta } = node as unknown as Readonly<Record<string, unknown>>
  if (type === 'wikiLink' || type === 'wikiEmbed')
    return (node as unknown as { value: string }).value.includes(mask)
  return [url, title, alt, label, meta].some((text) => typeof text === 'string' && text.includes(mask))
}
