import type { Code, Heading, Paragraph } from 'mdast'
import type { Position } from 'unist'
import type { CalloutNode } from '../../model/note-nodes.ts'
import { boxSource } from '../../parse/box-source.ts'
import type { Locator } from '../../parse/locator.ts'
import { findInline } from './find-inline.ts'
import { isExpanded, type Macros } from './macros.ts'

/** A paragraph that is nothing but a macro which only Logseq can run: its source, folded in a box that says what it is. */
export function boxMacro(
  block: Paragraph | Heading,
  { source }: Locator,
  macros: Macros,
): CalloutNode | undefined {
  const { position } = block
  const start = block.children[0]?.position?.start.offset
  const end = block.children.at(-1)?.position?.end.offset
  if (
    start === undefined ||
    end === undefined ||
    !position ||
    !/^(?:\{\{|\[:)/.test(source.slice(start, start + 2))
  )
    return undefined
  const [match, ...others] = findInline(source, start, end)
  if (match?.kind !== 'macro' || others.length > 0 || isExpanded(match.name, macros)) return undefined
  // Properties of the block stand below it.
  const isAll = match.range.start === start && source.slice(match.range.end, end).trim() === ''
  if (!isAll) return undefined
  return box(match.name, { type: 'code', lang: null, value: match.value, position }, position)
}

/** A block of code that Logseq runs, such as an advanced query, folded in a box. Undefined for other code. */
export function boxCode(node: Code, { source }: Locator): CalloutNode | undefined {
  const { position } = node
  const start = position?.start.offset ?? 0
  const [, name = ''] = /^#\+begin_(query|export)/i.exec(source.slice(start, start + 24).trimStart()) ?? []
  if (name === '' || !position) return undefined
  return box(
    name.toLowerCase(),
    { ...node, lang: name.toLowerCase() === 'query' ? 'clojure' : null },
    position,
  )
}

function box(name: string, code: Code, position: Position): CalloutNode {
  return boxSource(`Logseq${name === '' ? '' : `: ${name}`}`, code, position)
}
