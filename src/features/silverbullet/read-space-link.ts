import type { PhrasingContent, Text } from 'mdast'
import type { Fragment, GivenLink } from '../../model/link.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../../model/note-nodes.ts'
import type { Locator } from '../../parse/locator.ts'

/**
 * A link as SilverBullet reads it: `^` before a page of the program's own kind, and behind its name a place: `$anchor`, `@anchor`
 * (older), `@12` (a character), `@L3c1` (a line).
 */
export function readSpaceLink(node: WikiLinkNode | WikiEmbedNode, { source }: Locator): PhrasingContent {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  const embed = node.type === 'wikiEmbed'
  const from = start + (embed ? 3 : 2)
  const inner = source.slice(from, end - 2)
  const bar = inner.indexOf('|')
  const written = (bar < 0 ? inner : inner.slice(0, bar)).replace(/\\$/, '')
  const place = node.position && { position: node.position }
  const label = bar < 0 ? undefined : inner.slice(bar + 1).trim() || undefined
  // A page of a space elsewhere: `[[!silverbullet.md/Page]]`.
  const elsewhere = /^\s*!([\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/.*)?)$/.exec(written)?.[1]
  if (elsewhere !== undefined && !embed) {
    const value = label ?? elsewhere
    return {
      type: 'link',
      url: encodeURI(`https://${elsewhere}`),
      children: [{ type: 'text', value, ...place }],
      ...place,
    }
  }
  // The page that the program makes of a tag.
  const tag = /^\s*tag:\s*([^$@#]+?)\s*$/.exec(written)?.[1]
  if (tag !== undefined && !embed) {
    const at = from + written.indexOf(tag)
    const given: GivenLink = {
      target: tag.replace(/\s+/g, '-'),
      isTag: true,
      displayText: label ?? `#${tag}`,
      targetRange: { start: at, end: at + tag.length },
    }
    node.data = { ...node.data, given }
    return node
  }
  const [, caret = '', name = '', anchor = ''] = /^\s*(\^?)([^$@#]*)((?:[$@#].*)?)$/s.exec(written) ?? []
  if (caret === '' && !/^[$@]/.test(anchor)) return node
  const at = from + written.indexOf(caret + name) + caret.length
  const fragment = fragmentOf(anchor)
  // What is shown begins at the place, and goes on to the end of the page.
  const isRange = embed && fragment?.kind === 'block'
  const given: GivenLink = {
    target: name.trim(),
    ...(fragment && { fragment }),
    ...(isRange && { section: { until: '*' } }),
    ...(label !== undefined && { displayText: label }),
    ...(label === undefined && name.trim() === '' && { displayText: anchor.slice(1) }),
    ...(label === undefined && name.trim() !== '' && !embed && { displayText: name.trim() }),
    targetRange: { start: at, end: at + name.trimEnd().length },
  }
  node.data = { ...node.data, given }
  return node
}

/** A link to a page of the library that only the program has, as its words; undefined for every other. */
export function libraryPageOf(node: WikiLinkNode | WikiEmbedNode, { source }: Locator): Text | undefined {
  const written = source.slice(node.position?.start.offset, node.position?.end.offset)
  const [, name, label] =
    /^\[\[\s*\^?(Library\/Std(?:\/[^$@#|\]]*)?)(?:[$@#][^|\]]*)?(?:\|([^\]]*))?\]\]$/i.exec(written) ?? []
  if (name === undefined) return undefined
  const value = label?.trim() || name.trim()
  return { type: 'text', value, data: { isLiteral: true }, ...(node.position && { position: node.position }) }
}

/** Where in a page a link leads; nowhere in particular for a character or a line, which every edit moves. */
function fragmentOf(place: string): Fragment | undefined {
  const name = place.slice(1).trim()
  if (place.startsWith('#'))
    return name === '' ? undefined : { kind: 'heading', path: name.split('#').map((part) => part.trim()) }
  if (name === '' || (place.startsWith('@') && /^(?:\d+|l\d+(?:c\d+)?)$/i.test(name))) return undefined
  return { kind: 'block', id: name.toLowerCase(), name }
}
