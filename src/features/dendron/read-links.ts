import type { Code, Nodes, Parents, PhrasingContent, Text } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import type { GivenLink, SectionCut } from '../../model/link.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../../model/note-nodes.ts'
import { parseWikiTarget } from '../../parse/link-target.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'

const nothing: DialectReading = {}

/** `#work.plans`: a tag below another. One without a dot is a tag everywhere. */
const dottedTag = /(?<=^|[\s(])#([\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)+)/gu

/**
 * Reads links as Dendron does: one without a label shows the title of its note, and an embed may say where in a section it
 * begins and ends (`![[note#from,1:#to]]`), or name several notes (`![[a.*]]`), which are a list then. On which side a label
 * stands is found out for all links of a garden. Dots in tags make a tree, as slashes do elsewhere.
 */
export function readLinks({ tree, source }: DialectNote): DialectReading {
  if (source.includes('[[') || source.includes('#')) visit(tree, source, createLocator(source))
  return nothing
}

function visit(parent: Parents, source: string, locator: Locator): void {
  const kept: Nodes[] = []
  for (const node of parent.children as readonly Nodes[]) {
    if (node.type === 'text') {
      kept.push(...readTags(node, locator))
      continue
    }
    if (node.type === 'wikiLink' || node.type === 'wikiEmbed') readLink(node, source)
    else if ('children' in node) visit(node, source, locator)
    kept.push(node.type === 'paragraph' ? (listOf(node.children, source) ?? node) : node)
  }
  setChildren(parent, kept)
}

/** A text with its dotted tags as nodes; what has backslashes or references in it is left as it is. */
function readTags(text: Text, locator: Locator): readonly PhrasingContent[] {
  const start = text.position?.start.offset ?? 0
  const isExact = locator.source.startsWith(text.value, start)
  const tags = isExact && text.value.includes('#') ? [...text.value.matchAll(dottedTag)] : []
  if (tags.length === 0) return [text]
  const nodes: PhrasingContent[] = []
  let from = 0
  const put = (to: number): void => {
    if (to > from)
      nodes.push({
        type: 'text',
        value: text.value.slice(from, to),
        position: locator.position(start + from, start + to),
      })
    from = to
  }
  for (const { index, 0: written, 1: name = '' } of tags) {
    put(index)
    from = index + written.length
    const position = locator.position(start + index, start + from)
    nodes.push({ type: 'tag', value: name.replaceAll('.', '/'), position })
  }
  put(text.value.length)
  return nodes
}

/** `![[a.*]]` alone in a paragraph: the notes whose names fit, as a query for them. */
function listOf(children: readonly PhrasingContent[], source: string): Code | undefined {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'wikiEmbed' || only.position === undefined) return undefined
  const { start, end } = only.position
  const written = source.slice((start.offset ?? 0) + 3, (end.offset ?? 0) - 2)
  const pattern = /^([\p{L}\p{N}_. -]*\*[\p{L}\p{N}_.* -]*)(?:#.*)?$/u.exec(written)?.[1]
  if (pattern === undefined) return undefined
  const names = pattern.replaceAll('.', '[.]').replaceAll('*', '.*')
  return {
    type: 'code',
    lang: 'dataview',
    value: `LIST WHERE regexmatch("${names}", file.name) SORT file.name ASC`,
    position: only.position,
  }
}

function readLink(node: WikiLinkNode | WikiEmbedNode, source: string): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  const isEmbed = node.type === 'wikiEmbed'
  const inner = source.slice(start, end)
  if (!inner.endsWith(']]')) return
  const bar = inner.lastIndexOf('|')
  if (bar >= 0 && !isEmbed) return
  const from = start + (bar >= 0 ? bar + 1 : isEmbed ? 3 : 2)
  // A picture with its size, as elsewhere.
  if (bar >= 0 && !/[#.:]/.test(source.slice(from, end - 2))) return
  const cut = isEmbed ? readCut(source.slice(from, end - 2)) : undefined
  const targetEnd = cut ? from + cut.length : end - 2
  const token = { embed: isEmbed, start, end: targetEnd + 2, targetStart: from, targetEnd }
  const { target, fragment, targetRange } = parseWikiTarget(source, token)
  if (isEmbed && cut === undefined && bar < 0) return
  const given: GivenLink = {
    target,
    ...(fragment && { fragment }),
    targetRange,
    ...(isEmbed ? cut && { section: cut.section } : target !== '' && { showsTitle: true as const }),
  }
  node.data = { ...node.data, given }
}

/** What `note#from,1:#to` says beyond `note#from`, and how much of it that is. */
function readCut(written: string): { readonly length: number; readonly section: SectionCut } | undefined {
  const match = /^([^#]*#[^#:,]+)(?:,(\d+))?(?::#(.+))?$/.exec(written)
  const [, first = '', offset, until] = match ?? []
  if (!match || (offset === undefined && until === undefined)) return undefined
  return {
    length: first.length,
    section: {
      ...(until !== undefined && until !== '*' && { until: until.replace(/,-?\d+$/, '').trim() }),
      ...(offset !== undefined && offset !== '0' && { isHeadless: true }),
    },
  }
}
