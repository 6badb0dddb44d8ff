import type { Definition, Html, Image, Link, Nodes, Parents } from 'mdast'
import type { DialectNote, DialectReading } from '../define/dialect.ts'
import { setChildren } from '../model/children.ts'
import type { Range } from '../model/range.ts'
import { rangesIn } from '../model/ranges-in.ts'
import { findDefinitionDestination, findDestination } from './destination-range.ts'
import { createLocator } from './locator.ts'
import { blindRanges, type Refill, refill } from './refill.ts'

/** Tags of a language of templates in a source, as they are hidden from a parser. */
export interface TemplateTags {
  /** What stands for something else, in order, none touching another. */
  readonly holes: readonly Range[]
  /** What has other text in its place, which is no longer than it: `~~~ruby` of `{% highlight ruby %}`. */
  readonly stands: readonly (Range & { readonly text: string })[]
  /** What nobody is to see. */
  readonly hidden: readonly Range[]
  /** Those of the holes that nobody is to see either: comments among text. */
  readonly comments: readonly Range[]
}

/** What of a source no page shows, for what else is made of it. */
export function hiddenByTags({ hidden, comments }: TemplateTags): DialectReading {
  return hidden.length + comments.length > 0 ? { hidden: [...hidden, ...comments] } : {}
}

/** The source as Markdown knows it, as long as it was. */
export function maskTags(source: string, { holes, stands, hidden }: TemplateTags): string {
  let masked = blindRanges(blindRanges(source, holes), hidden, ' ')
  if (stands.length === 0) return masked
  let result = ''
  let from = 0
  for (const { start, end, text } of stands) {
    result += masked.slice(from, start) + text.padEnd(end - start).slice(0, end - start)
    from = end
  }
  masked = result + masked.slice(from)
  return masked
}

/** What tags say. */
export interface TagReader {
  readonly shown: Refill
  /** A text with tags in it as the program would write it; undefined where nobody can say without running them. */
  readonly evaluate: (written: string) => string | undefined
}

/**
 * Puts what tags stand for into the tree of a source that was parsed without them: addresses of links and pictures, attributes of
 * HTML, and what they show. A link whose address nobody can say is its text.
 */
export function fillTags({ source, tree }: DialectNote, tags: TemplateTags, reader: TagReader): void {
  if (tags.holes.length === 0) return
  const masked = maskTags(source, tags)
  readAddresses(tree, { source, masked, holes: tags.holes, reader })
  const html = (node: Html): Html | undefined => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
    if (node.value !== masked.slice(start, end)) return undefined
    const own = rangesIn(tags.holes, start, end)
    if (own.length === 0) return node
    let value = ''
    let from = start
    for (const hole of own) {
      value += source.slice(from, hole.start)
      value += inHtml(source.slice(hole.start, hole.end), value, reader)
      from = hole.end
    }
    return { ...node, value: value + source.slice(from, end), data: { ...node.data, isFilled: true } }
  }
  refill(tree, tags.holes, createLocator(maskTags(source, { ...tags, holes: [] })), { ...reader.shown, html })
}

/** What a tag is in HTML: its value, else nothing in an attribute, and its source where readers see it. */
function inHtml(written: string, before: string, { evaluate }: TagReader): string {
  const value = evaluate(written)
  const isInTag = before.lastIndexOf('<') > before.lastIndexOf('>')
  if (value !== undefined) return isInTag ? value.replaceAll('"', '&quot;') : value
  if (isInTag) return ''
  return `<code>${written.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code>`
}

interface Walk {
  readonly source: string
  readonly masked: string
  readonly holes: readonly Range[]
  readonly reader: TagReader
}

function readAddresses(parent: Parents, walk: Walk): void {
  let isSame = true
  const kept = (parent.children as readonly Nodes[]).flatMap((node): readonly Nodes[] => {
    if ('children' in node) readAddresses(node, walk)
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [node]
    if (readAddress(node, walk)) return [node]
    isSame = false
    return node.type === 'link' ? node.children : []
  })
  if (!isSame) setChildren(parent, kept)
}

/** Gives a link the address that its tags say; false where nobody can. */
function readAddress(node: Link | Image | Definition, { source, masked, holes, reader }: Walk): boolean {
  if (!node.url.includes('xxxx')) return true
  const { start, end } =
    node.type === 'definition' ? findDefinitionDestination(node, masked) : findDestination(node, masked)
  if (rangesIn(holes, start, end).length === 0) return true
  const url = reader.evaluate(source.slice(start, end))
  if (url === undefined) return false
  node.url = url.replaceAll(' ', '%20')
  return true
}
