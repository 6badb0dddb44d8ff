import type { Nodes, Paragraph, Parents, PhrasingContent, Root, Text } from 'mdast'
import type { Note } from '../model/note.ts'
import { boxSource } from './box-source.ts'
import { isFlowParent } from './is-flow-parent.ts'
import { rangeOf } from './range-of.ts'
import { findUnreadSyntax, mayHoldUnread, type UnreadKind } from './unread-syntax.ts'

/** What other programs would run, and whose it is. */
const tools: Readonly<Partial<Record<UnreadKind, string>>> = {
  templater: 'Templater',
  shortcode: 'Hugo',
  liquid: 'Liquid',
  macro: 'Logseq, Roam',
  query: 'SilverBullet',
  // Never in a box: a template has one on many a line.
  variable: 'Template',
}

/** A paragraph of nothing else. */
const alone =
  /^(?:(?<templater><%(?:[^%]|%(?!>))*%>)|(?<shortcode>\{\{[<%][^{}]*[>%]\}\})|(?<liquid>\{%[^{}]*%\})|(?<macro>\{\{(?:query|embed|video|renderer|\[\[)[^{}\n]*\}\})|\s)+$/

/** Blocks that one command may go over. */
const mostBlocks = 200

/**
 * Puts what other programs would run, and nothing here reads, into closed boxes where it stands alone, and shows it as code
 * among text. Called when all that a note says has been collected: what it says stays what it is.
 */
export function boxLeftovers(tree: Root, { diagnostics }: Note, source: string): void {
  if (diagnostics.some(({ code }) => code === 'foreign-syntax')) visit(tree, source)
}

function visit(parent: Parents, source: string): void {
  const kept: Nodes[] = []
  const children = parent.children as readonly Nodes[]
  for (let i = 0; i < children.length; i++) {
    const node = children[i]!
    if (node.type === 'paragraph') {
      const box = isFlowParent(parent) ? boxFrom(children, i, source) : undefined
      if (box !== undefined) {
        kept.push(box.node)
        i = box.last
        continue
      }
    }
    if (node.type === 'text') kept.push(...markText(node))
    else {
      // Code is no part of the text of a link.
      if ('children' in node && node.type !== 'link') visit(node, source)
      if (node.type === 'callout')
        node.title = node.title.flatMap((one) => (one.type === 'text' ? markText(one) : [one]))
      kept.push(node)
    }
  }
  parent.children = kept as typeof parent.children
}

/** The box of a paragraph that is nothing else, or of a command that goes on behind empty lines. */
function boxFrom(
  nodes: readonly Nodes[],
  from: number,
  source: string,
): { readonly node: Nodes; readonly last: number } | undefined {
  const paragraph = nodes[from] as Paragraph
  const { start } = rangeOf(paragraph)
  const [head] = paragraph.children
  // What a dialect has read is no text any more.
  if (head?.type !== 'text' || !/^\s*(?:<%|\{[{%])/.test(head.value)) return undefined
  if (!/^(?:<%|\{[{%])/.test(source.slice(start, start + 2))) return undefined
  let last = from
  const written = (): string => source.slice(start, rangeOf(nodes[last]!).end)
  if (source.startsWith('<%', start))
    while (!written().includes('%>') && last + 1 < Math.min(nodes.length, from + mostBlocks)) last++
  const { 0: value = '', groups = {} } = alone.exec(written()) ?? {}
  const kind = Object.keys(groups).find((name) => groups[name] !== undefined) as UnreadKind | undefined
  const [first, end] = [paragraph.position, nodes[last]!.position]
  if (kind === undefined || first === undefined || end === undefined) return undefined
  const position = { start: first.start, end: end.end }
  const box = boxSource(tools[kind] ?? '', { type: 'code', value: value.trim(), position }, position)
  box.data = { ...paragraph.data, leftover: kind }
  return { node: box, last }
}

function markText(text: Text): readonly PhrasingContent[] {
  const found = mayHoldUnread(text.value)
    ? findUnreadSyntax(text.value).filter(({ kind }) => tools[kind] !== undefined)
    : []
  if (found.length === 0) return [text]
  const nodes: PhrasingContent[] = []
  let at = 0
  const put = (to: number): void => {
    if (to > at) nodes.push({ ...text, value: text.value.slice(at, to) })
    at = to
  }
  for (const { kind, from, to } of found) {
    put(from)
    at = to
    const value = text.value.slice(from, to)
    nodes.push({
      type: 'inlineCode',
      value,
      data: { leftover: kind },
      ...(text.position && { position: text.position }),
    })
  }
  put(text.value.length)
  return nodes
}
