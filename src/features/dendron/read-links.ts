import type { Nodes } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import type { GivenLink, SectionCut } from '../../model/link.ts'
import type { WikiEmbedNode, WikiLinkNode } from '../../model/note-nodes.ts'
import { parseWikiTarget } from '../../parse/link-target.ts'

const nothing: DialectReading = {}

/**
 * Reads links as Dendron does: one without a label shows the title of its note, and an embed may say where in a section it
 * begins and ends (`![[note#from,1:#to]]`). On which side a label stands is found out for all links of a garden.
 */
export function readLinks({ tree, source }: DialectNote): DialectReading {
  if (source.includes('[[')) visit(tree, source)
  return nothing
}

function visit(node: Nodes, source: string): void {
  if (node.type === 'wikiLink' || node.type === 'wikiEmbed') readLink(node, source)
  else if ('children' in node) for (const child of node.children) visit(child, source)
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
