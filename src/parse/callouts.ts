import type { Blockquote, Paragraph, PhrasingContent } from 'mdast'
import type { CalloutKind } from '../model/callout-kind.ts'
import type { CalloutNode } from '../model/note-nodes.ts'
import type { Locator } from './locator.ts'
import { sliceText } from './split-text.ts'
import { textOffsets } from './text-offsets.ts'

const typeByName = new Map<string, string>(
  Object.entries({
    note: ['note'],
    abstract: ['abstract', 'summary', 'tldr'],
    info: ['info'],
    todo: ['todo'],
    tip: ['tip', 'hint', 'important'],
    success: ['success', 'check', 'done'],
    question: ['question', 'help', 'faq'],
    warning: ['warning', 'caution', 'attention'],
    failure: ['failure', 'fail', 'missing'],
    danger: ['danger', 'error'],
    bug: ['bug'],
    example: ['example'],
    quote: ['quote', 'cite'],
  }).flatMap(([type, names]) => names.map((name) => [name, type] as const)),
)

/** What a callout of a name looks like; one that is not known looks like a note. */
export function calloutTypeOf(name: string): string {
  return typeByName.get(name) ?? 'note'
}

/** `[!type]`, `[!type|more]`, `[!type]+`, `[!type]-` at the start of a quote. */
const head = /^\[!([^\]|\r\n]{1,64})(?:\|[^\]\r\n]{0,64})?\]([+-]?)/

/**
 * The callout that a blockquote is, or undefined. Its title and children are those of the quote, moved. `kinds` are those
 * that features add.
 */
export function readCallout(
  quote: Blockquote,
  locator: Locator,
  kinds: readonly CalloutKind[] = [],
): CalloutNode | undefined {
  const first = quote.children[0]
  const text = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !text.value.startsWith('[!')) return undefined
  const match = head.exec(text.value)
  const name = match?.[1]?.trim().toLowerCase() ?? ''
  const offsets = textOffsets(text.value, text, locator.source)
  if (!match || name === '' || !offsets || !locator.source.startsWith('[!', offsets(0))) return undefined
  let from = match[0].length
  while (text.value[from] === ' ' || text.value[from] === '\t') from++
  const rest = from < text.value.length ? [sliceText(text, from, text.value.length, offsets, locator)] : []
  const { title, body } = cutAtLineEnd([...rest, ...first.children.slice(1)], locator)
  const kind = kinds.find((one) => one.name === name)
  const node: CalloutNode = {
    type: 'callout',
    calloutType: kind?.name ?? calloutTypeOf(name),
    calloutName: kind?.title ?? name,
    ...(match[2] && { fold: match[2] as '+' | '-' }),
    title,
    children: [...(body.length > 0 ? [paragraph(first, body)] : []), ...quote.children.slice(1)],
  }
  if (quote.position) node.position = quote.position
  if (quote.data) node.data = quote.data
  return node
}

/** The first line of a paragraph's children, and the others. */
function cutAtLineEnd(
  children: PhrasingContent[],
  locator: Locator,
): { readonly title: PhrasingContent[]; readonly body: PhrasingContent[] } {
  for (const [index, child] of children.entries()) {
    if (child.type === 'break') return { title: children.slice(0, index), body: children.slice(index + 1) }
    if (child.type !== 'text') continue
    const lineEnd = child.value.search(/[\r\n]/)
    const offsets = lineEnd < 0 ? undefined : textOffsets(child.value, child, locator.source)
    if (!offsets) continue
    const next = child.value.startsWith('\r\n', lineEnd) ? lineEnd + 2 : lineEnd + 1
    const title = children.slice(0, index)
    if (lineEnd > 0) title.push(sliceText(child, 0, lineEnd, offsets, locator))
    const body = children.slice(index + 1)
    if (next < child.value.length) body.unshift(sliceText(child, next, child.value.length, offsets, locator))
    return { title, body }
  }
  return { title: children, body: [] }
}

function paragraph(from: Paragraph, children: PhrasingContent[]): Paragraph {
  const node: Paragraph = { type: 'paragraph', children }
  const start = children[0]?.position?.start
  if (start && from.position) node.position = { start, end: from.position.end }
  return node
}
