import type { BlockContent, Html, Nodes } from 'mdast'
import type { CalloutNode } from '../../model/note-nodes.ts'
import type { Range } from '../../model/range.ts'
import { calloutTypeOf } from '../../parse/callouts.ts'
import type { Locator } from '../../parse/locator.ts'
import { rangeOf } from '../../parse/range-of.ts'

/** Blocks that look like a quote, and those that only group what is in them. */
const quotes: ReadonlySet<string> = new Set(['quote', 'verse'])
const groups: ReadonlySet<string> = new Set(['center'])

/**
 * Makes blocks of what stands between the lines `#+BEGIN_NAME` and `#+END_NAME`, which the parser has seen as comments:
 * quotes and callouts.
 */
export function joinEdges(nodes: readonly Nodes[], locator: Locator): readonly Nodes[] {
  if (!nodes.some(({ type }) => type === 'html')) return nodes
  const open: { readonly name: string; readonly start: Html; readonly kept: Nodes[] }[] = []
  const kept: Nodes[] = []
  const put = (...list: readonly Nodes[]): void => {
    ;(open.at(-1)?.kept ?? kept).push(...list)
  }
  for (const node of nodes) {
    const written = node.type === 'html' ? sourceOf(node, locator) : ''
    const [, edge, name = ''] = /^#\+(begin|end)_(\w+)/i.exec(written) ?? []
    if (node.type !== 'html') put(node)
    else if (edge === undefined) put(node)
    else if (edge.toLowerCase() === 'begin') open.push({ name: name.toLowerCase(), start: node, kept: [] })
    else {
      const last = open.at(-1)
      if (last?.name !== name.toLowerCase()) continue
      open.pop()
      put(...blockOf(last.name, last.kept, rangeOf(last.start), rangeOf(node), locator))
    }
  }
  // What nothing ends in the same item is no block.
  for (const { kept: inside } of open.splice(0)) kept.push(...inside)
  return kept
}

function blockOf(
  name: string,
  children: readonly Nodes[],
  first: Range,
  last: Range,
  locator: Locator,
): readonly Nodes[] {
  const position = locator.position(first.start, last.end)
  const blocks = children as BlockContent[]
  if (groups.has(name)) return children
  if (quotes.has(name)) return [{ type: 'blockquote', children: blocks, position }]
  const callout: CalloutNode = {
    type: 'callout',
    calloutType: name === 'pinned' ? 'info' : calloutTypeOf(name),
    calloutName: name,
    title: titleOf(first, locator),
    children: blocks,
    position,
  }
  return [callout]
}

/** What stands behind `#+BEGIN_NOTE` on its line. */
function titleOf({ start }: Range, locator: Locator): CalloutNode['title'] {
  const [, lead = '', title = ''] = /^(#\+\w+[ \t]*)([^\r\n]*)/.exec(locator.source.slice(start)) ?? []
  const value = title.trimEnd()
  if (value === '') return []
  const from = start + lead.length
  return [{ type: 'text', value, position: locator.position(from, from + value.length) }]
}

function sourceOf(node: Html, { source }: Locator): string {
  const { start, end } = rangeOf(node)
  return source.slice(start, end).trimStart()
}
