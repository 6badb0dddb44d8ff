import type { BlockContent, Html, Nodes } from 'mdast'
import type { CalloutNode } from '../../model/note-nodes.ts'
import type { Range } from '../../model/range.ts'
import { calloutTypeOf } from '../../parse/callouts.ts'
import type { Locator } from '../../parse/locator.ts'
import { type PropertyLine, readPlainLine } from './read-lines.ts'

/** What is left of the children of a node, and what was taken away. */
interface JoinedEdges {
  readonly children: readonly Nodes[]
  readonly hidden: readonly Range[]
  /** From a drawer `:PROPERTIES:`. */
  readonly properties: readonly PropertyLine[]
}

/** Blocks that look like a quote, and those that only group what is in them. */
const quotes: ReadonlySet<string> = new Set(['quote', 'verse'])
const groups: ReadonlySet<string> = new Set(['center'])

/**
 * Makes blocks of what stands between the lines `#+BEGIN_NAME` and `#+END_NAME`, which the parser has seen as comments:
 * quotes, callouts, or nothing for comments. Drawers (`:LOGBOOK:` to `:END:`) go.
 */
export function joinEdges(nodes: readonly Nodes[], locator: Locator): JoinedEdges {
  if (!nodes.some(({ type }) => type === 'html')) return { children: nodes, hidden: [], properties: [] }
  const hidden: Range[] = []
  const properties: PropertyLine[] = []
  const open: { readonly name: string; readonly start: Html; readonly kept: Nodes[] }[] = []
  const kept: Nodes[] = []
  const put = (...list: readonly Nodes[]): void => {
    ;(open.at(-1)?.kept ?? kept).push(...list)
  }
  for (const node of nodes) {
    const written = node.type === 'html' ? sourceOf(node, locator) : ''
    const [, edge, name = ''] = /^#\+(begin|end)_(\w+)/i.exec(written) ?? []
    if (node.type !== 'html') put(node)
    else if (/^:(?:logbook|properties):/i.test(written)) {
      hidden.push(rangeOf(node))
      properties.push(...drawnProperties(node, written, locator))
    } else if (edge === undefined) put(node)
    else if (edge.toLowerCase() === 'begin') open.push({ name: name.toLowerCase(), start: node, kept: [] })
    else {
      const last = open.at(-1)
      if (last?.name !== name.toLowerCase()) continue
      open.pop()
      if (last.name === 'comment') hidden.push({ start: rangeOf(last.start).start, end: rangeOf(node).end })
      else put(...blockOf(last.name, last.kept, rangeOf(last.start), rangeOf(node), locator))
    }
  }
  // What nothing ends in the same item is no block.
  for (const { kept: inside } of open.splice(0)) kept.push(...inside)
  return { children: kept, hidden, properties }
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

/** `:id: 65…` in a drawer, as older graphs have it. */
function drawnProperties(node: Html, written: string, locator: Locator): readonly PropertyLine[] {
  if (!/^:properties:/i.test(written)) return []
  const start = rangeOf(node).start
  return [...written.matchAll(/^[ \t]*:([\p{L}\p{N}_.-]+):[ \t]+([^\r\n]+)/gmu)].flatMap(
    ([, name = '', value = '']) => {
      const line = readPlainLine(`${name}:: ${value}`, start, locator)
      return name.toLowerCase() === 'id' ? [{ ...line, range: rangeOf(node) }] : []
    },
  )
}

function sourceOf(node: Html, { source }: Locator): string {
  const { start, end } = rangeOf(node)
  return source.slice(start, end)
}

function rangeOf(node: Html): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}
