import type { Nodes, Paragraph, TableCell } from 'mdast'
import type { ParsedNote } from '../../model/parsed-note.ts'
import { taskOf } from '../../model/task-sign.ts'
import { rangeOf } from '../../parse/range-of.ts'
import { findUnreadSyntax, type UnreadKind } from '../../parse/unread-syntax.ts'
import type { ConstructId } from './constructs.ts'

/** A construct in a note, by its place in the source. */
export interface FoundConstruct {
  readonly id: ConstructId
  readonly offset: number
}

/** Languages of blocks that something else than a highlighter reads. */
const byLanguage: Readonly<Record<string, ConstructId>> = {
  mermaid: 'mermaid',
  plot: 'plot',
  dot: 'plot',
  graphviz: 'plot',
  dataview: 'dataview',
  dataviewjs: 'dataviewjs',
  tasks: 'tasks',
  base: 'base',
  query: 'query',
  excalidraw: 'pluginBlock',
  kanban: 'pluginBlock',
  leaflet: 'pluginBlock',
  chart: 'pluginBlock',
  chartsview: 'pluginBlock',
  tracker: 'pluginBlock',
  timeline: 'pluginBlock',
  button: 'pluginBlock',
  'meta-bind': 'pluginBlock',
  'meta-bind-button': 'pluginBlock',
  plantuml: 'pluginBlock',
  'tabs-plugin': 'pluginBlock',
  cardlink: 'pluginBlock',
  calendar: 'pluginBlock',
}

/** What `findUnreadSyntax` calls what stands in text. */
const byUnread: Readonly<Record<ReturnType<typeof findUnreadSyntax>[number]['kind'], ConstructId>> = {
  container: 'unclosed',
  admonition: 'unclosed',
  tabs: 'unclosed',
  module: 'module',
  contents: 'contents',
  attributes: 'attributes',
  shortcode: 'shortcode',
  liquid: 'liquid',
  templater: 'templater',
  query: 'expression',
  macro: 'macro',
  variable: 'variable',
  carets: 'carets',
  reference: 'reference',
}

/** `key:: value` at the start of a line, `[key:: value]` and `(key:: value)` in it. */
const field =
  /(?:^|\n)[ \t]*[\p{L}_][\p{L}\p{N}_ -]{0,60}::(?=[ \t\n]|$)|[[(][\p{L}_][\p{L}\p{N}_ -]{0,60}::[^\])\n]{0,200}[\])]/gu

/** A paragraph or cell as it is written, with blanks for code, links and formulas in it: in the tree, fields are read already. */
function textOf(block: Paragraph | TableCell, source: string): string {
  const { start, end } = rangeOf(block)
  let [text, at] = ['', start]
  for (const child of block.children) {
    if (child.type === 'text' || child.type === 'strong' || child.type === 'emphasis') continue
    const range = rangeOf(child)
    text += source.slice(at, range.start) + ' '.repeat(range.end - range.start)
    at = range.end
  }
  return text + source.slice(at, end)
}

/** Finds what a note holds beyond plain Markdown, in no order. */
export function findConstructs(
  { note, tree, comments = [] }: ParsedNote,
  source: string,
): readonly FoundConstruct[] {
  const found: FoundConstruct[] = []
  const add = (id: ConstructId, node: Nodes, within = 0): void => {
    found.push({ id, offset: (node.position?.start.offset ?? 0) + within })
  }
  const addLeftovers = (node: Nodes): void => {
    const { start, end } = rangeOf(node)
    const kind = node.data?.leftover as UnreadKind
    const written = findUnreadSyntax(source.slice(start, end)).filter((one) => one.kind === kind)
    if (node.type === 'inlineCode' || written.length === 0) add(byUnread[kind], node)
    else for (const { from } of written) add(byUnread[kind], node, from)
  }
  const visit = (node: Nodes): void => {
    switch (node.type) {
      case 'callout':
        if (node.data?.leftover !== undefined) {
          addLeftovers(node)
          return
        }
        if (!node.isTab) add(calloutKind(source[node.position?.start.offset ?? 0]), node)
        for (const child of node.title) visit(child)
        break
      case 'tabs':
        add('tabs', node)
        break
      case 'code': {
        const language = (node.lang ?? '').toLowerCase()
        const id = byLanguage[language]
        if (id !== undefined) add(id, node)
        break
      }
      case 'math':
      case 'inlineMath':
        add('math', node)
        break
      case 'highlight':
        add('highlight', node)
        break
      case 'tag':
        add('tag', node)
        break
      case 'footnoteDefinition':
        add('footnote', node)
        break
      case 'listItem':
        if (taskOf(node) !== undefined) add('task', node)
        break
      case 'html':
        for (const id of htmlConstructs(node.value)) add(id, node)
        break
      case 'inlineCode':
        if (node.data?.leftover !== undefined) addLeftovers(node)
        break
      case 'text':
        for (const { kind, from } of findUnreadSyntax(node.value)) add(byUnread[kind], node, from)
        break
      case 'paragraph':
      case 'tableCell':
        for (const { index } of textOf(node, source).matchAll(field)) add('field', node, index)
        break
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  for (const { range } of note.blocks) found.push({ id: 'block', offset: range.start })
  for (const { start } of comments) found.push({ id: 'comment', offset: start })
  if ('kanban-plugin' in note.properties) found.push({ id: 'kanban', offset: 0 })
  if ('excalidraw-plugin' in note.properties) found.push({ id: 'excalidraw', offset: 0 })
  return found
}

function calloutKind(sign: string | undefined): ConstructId {
  if (sign === 'i' || sign === 'e') return 'module'
  if (sign === '`' || sign === '~') return 'adBlock'
  return sign === ':'
    ? 'container'
    : sign === '!' || sign === '?'
      ? 'admonition'
      : sign === '<'
        ? 'element'
        : 'callout'
}

function htmlConstructs(html: string): readonly ConstructId[] {
  return [
    ...[...html.matchAll(/<(?:script|style)\b/gi)].map(() => 'script' as const),
    ...[...html.matchAll(/<iframe\b/gi)].map(() => 'frame' as const),
    ...[...html.matchAll(/<[A-Z][A-Za-z]*[a-z][A-Za-z.]*(?=[\s/>])/g)].map(() => 'component' as const),
  ]
}
