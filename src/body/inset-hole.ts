import type { Code, Node, Nodes, Parents, Table } from 'mdast'
import type { Hole } from '../model/body.ts'
import type { Inset } from '../model/inset.ts'
import type { Note } from '../model/note.ts'
import type { Range } from '../model/range.ts'
import type { InsetHole } from './body-output.ts'
import { readHighlightComments } from './highlight-comments.ts'
import { indexOf } from './read-embed.ts'

/** What a block of code shows: itself, or what it draws. `parent` holds the table that a plot may draw. */
export function codeInset(node: Code, parent?: Parents): Inset {
  const { language, meta } = readInfo(node)
  switch (language) {
    case 'mermaid':
      return { kind: 'diagram', source: node.value }
    case 'dot':
    case 'graphviz':
      return { kind: 'plot', language: 'dot', source: node.value }
    case 'plot': {
      const table = tableAbove(node, parent)
      return { kind: 'plot', language: 'plot', source: node.value, ...(table && { table }) }
    }
    default:
      return { kind: 'code', language, ...readHighlightComments(meta, node.value) }
  }
}

/** The cells of the nearest table above a block that asks for it; as text, and rows that are shorter than the head filled up. */
function tableAbove(node: Code, parent: Parents | undefined): readonly (readonly string[])[] | undefined {
  if (parent === undefined || !/(?<![\w-])["']?data["']?[^\S\n]*:[^\S\n]*["']?table\b/.test(node.value))
    return undefined
  const siblings: readonly Nodes[] = parent.children
  const table = siblings
    .slice(0, siblings.indexOf(node))
    .findLast((sibling): sibling is Table => sibling.type === 'table')
  return table?.children.map(({ children }) => children.map((cell) => textOf(cell).trim()))
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

type MathNode = Node & { readonly value: string; readonly meta?: string | null | undefined }

/** `$x$`, a formula among text. */
export function inlineMathInset(node: MathNode): Inset {
  return { kind: 'math', tex: node.value, form: node.data?.displayMath ? 'line' : 'inline' }
}

/** `$$x$$`, a formula of its own. What stands behind the first marks is no name of a language: it belongs to the formula. */
export function mathInset({ meta, value }: MathNode): Inset {
  return { kind: 'math', tex: meta ? `${meta}\n${value}` : value, form: 'block' }
}

/** The hole of a query of the note, if the node is one. */
export function queryHole(
  { queries, links }: Note,
  node: Node,
): Extract<Hole, { kind: 'query' }> | undefined {
  const index = node.data?.queryIndex
  const query = index === undefined ? undefined : queries?.[index]
  if (index === undefined || query === undefined) return undefined
  return { kind: 'query', fill: links.length + index, language: query.language, source: query.source }
}

/** The hole that an inset fills. */
export function insetHole(inset: Inset, node: Node): InsetHole {
  const { position } = node
  const range = { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
  const link = inset.kind === 'math' || inset.kind === 'diagram' ? undefined : indexOf(node)
  const starts = node.data?.lineStarts ?? wordsOfEmbed(inset, range)
  return { kind: 'inset', inset, range, ...(link !== undefined && { link }), ...(starts && { starts }) }
}

/** `![[rates.csv|plot: x=rate y=p99]]`: its words stand before its end. */
function wordsOfEmbed(inset: Inset, { end }: Range): readonly number[] | undefined {
  return inset.kind === 'plot' && inset.isShort ? [end - 2 - inset.source.length] : undefined
}

/**
 * The language and the rest of a fence's line; `js{1,3}`, `{.js}`, `{r, echo=FALSE}` and `js:file.js`, which names a title,
 * are written too. Braces around nothing but numbers are lines.
 */
function readInfo({ lang, meta }: Code): { readonly language: string; readonly meta: string } {
  if (/^\{[\d,-]+\}$/.test(lang ?? '')) return { language: '', meta: meta ? `${lang} ${meta}` : (lang ?? '') }
  const [, language = '', rest = ''] = /^\{?\.?([^{}\s,:]*)\}?(.*)$/.exec(lang ?? '') ?? []
  // `title="x"` alone, and `js:line-numbers`.
  if (/^\w+="/.test(lang ?? '')) return { language: '', meta: [lang, meta].filter((part) => part).join(' ') }
  const title = /^:(?!(?:no-)?line-numbers\b)([^"]+)$/.exec(rest)?.[1]
  const first = title === undefined ? rest.replace(/^,/, '') : `title="${title}"`
  return { language: language.toLowerCase(), meta: [first, meta].filter((part) => part).join(' ') }
}
