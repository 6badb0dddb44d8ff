import type { Blockquote, Code, Nodes, Paragraph, Root, Text } from 'mdast'
import { setChildren } from '../model/children.ts'
import type { CalloutNode, TabsNode } from '../model/note-nodes.ts'
import { calloutTypeOf } from './callouts.ts'
import { type ContainerHead, mayHoldContainers } from './container-head.ts'
import { type Container, findContainers, linesOf, type SourceLine } from './find-containers.ts'
import { createLocator, type Locator } from './locator.ts'
import { type QuotedSource, quoteContainers } from './quote-containers.ts'

/**
 * Parses a source with the containers of other programs: `:::tip` of Docusaurus, VitePress, Starlight, Quarto and Pandoc,
 * `!!! note` and `=== "Tab"` of MkDocs, `<Tabs>` of MDX. Parsers are given quotes in their place, and every node gets the
 * place that it has in the source.
 */
export function parseWithContainers(source: string, parse: (source: string) => Root): Root {
  if (!mayHoldContainers(source)) return parse(source)
  const lines = linesOf(source)
  const containers = findContainers(source, lines)
  if (containers.length === 0) return parse(source)
  const quoted = quoteContainers(source, lines, containers)
  const tree = parse(quoted.text)
  const placed = place(tree, { quoted, lines, locator: createLocator(source) })
  const root = placed[0] as Root
  root.position = createLocator(source).position(0, source.length)
  return root
}

/** What it takes to put a node back. */
interface Placing {
  readonly quoted: QuotedSource
  readonly lines: readonly SourceLine[]
  readonly locator: Locator
}

/** What stands for a node: itself at its own place, what its container is, or what is in that. */
function place(node: Nodes, placing: Placing): readonly Nodes[] {
  const { quoted, lines, locator } = placing
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  const container = node.type === 'blockquote' && start !== undefined ? quoted.byStart.get(start) : undefined
  if ('children' in node) {
    const children: readonly Nodes[] = node.children
    setChildren(node, gatherTabs(children.flatMap((child) => place(child, placing))))
  }
  if (container !== undefined) {
    const from = lines[container.first]!.from
    node.position = locator.position(from + container.indent, lines[container.last]!.to)
    return readContainer(node as Blockquote, container, locator)
  }
  if (start !== undefined && end !== undefined) {
    const from = quoted.startOf(start)
    let to = Math.max(from, quoted.endOf(end))
    // Quotes end behind the line end of their last line, what they stand for before it.
    while (node.type !== 'text' && to > from && /[\r\n]/.test(locator.source[to - 1]!)) to--
    const inner = 'children' in node ? node.children.at(-1)?.position?.end.offset : undefined
    node.position = locator.position(from, Math.max(to, inner ?? 0))
  }
  return [node]
}

function readContainer(quote: Blockquote, { head }: Container, locator: Locator): readonly Nodes[] {
  const [heading, ...blocks] = quote.children
  const children = typeof head.end === 'object' && 'slashes' in head.end ? withoutOptions(blocks) : blocks
  const title = heading?.type === 'heading' ? heading.children : []
  const place = quote.position && { position: quote.position }
  switch (head.kind) {
    case 'plain':
      return children
    case 'codes': {
      const blocks = children.flatMap(
        (child): readonly CalloutNode['children'][number][] => snippetsOf(child, locator) ?? [child],
      )
      const tabs = blocks.flatMap((child) => tabOf(child) ?? [])
      // What is no tab stands behind them.
      const others = blocks.filter((child) => tabOf(child) === undefined)
      return [...(tabs.length > 0 ? [{ type: 'tabs' as const, children: tabs, ...place }] : []), ...others]
    }
    case 'tabs':
      // The tabs in it are gathered where they stand.
      return children
    case 'module':
      return [{ ...boxOf(head, children, place), title: [moduleName], fold: '-' }]
    case 'tab':
      return [{ ...boxOf(head, children, place), title, isTab: true }]
    case 'callout':
      return [
        {
          ...boxOf(head, children, place),
          title,
          ...(head.fold && { fold: head.fold }),
          ...(head.isUntitled && { isUntitled: true }),
        },
      ]
  }
}

/** What stands in a block of PyMdown's, behind the indented lines that are its options (`    open: true`). */
function withoutOptions(blocks: CalloutNode['children']): CalloutNode['children'] {
  const [first, ...others] = blocks
  const isOptions =
    first?.type === 'code' && !first.lang && /^(?:[ \t]*[\w-]+:.*(?:\n|$))+$/.test(first.value)
  return isOptions ? others : blocks
}

/** What lines of MDX that are program are called. */
const moduleName: Text = { type: 'text', value: 'MDX', data: { isLiteral: true } }

function boxOf(
  { name }: ContainerHead,
  children: CalloutNode['children'],
  place: Pick<CalloutNode, 'position'> | undefined,
): CalloutNode {
  return {
    type: 'callout',
    calloutType: calloutTypeOf(name),
    calloutName: name,
    title: [],
    children,
    ...place,
  }
}

/** Lines `<<< file` that follow one another, each as a block of its own; undefined for what is something else. */
function snippetsOf(node: Nodes, { source, position }: Locator): readonly Paragraph[] | undefined {
  const [text, ...others] = node.type === 'paragraph' ? node.children : []
  if (text?.type !== 'text' || others.length > 0) return undefined
  const lines = text.value.split('\n').map((line) => line.trim())
  let at = text.position?.start.offset
  if (lines.length < 2 || at === undefined || !lines.every((line) => line.startsWith('<<<'))) return undefined
  const blocks: Paragraph[] = []
  for (const value of lines) {
    const from = source.indexOf(value, at)
    if (from < 0) return undefined
    at = from + value.length
    const place = position(from, at)
    blocks.push({ type: 'paragraph', children: [{ type: 'text', value, position: place }], position: place })
  }
  return blocks
}

/** A block of code of a group, or a line `<<< file [name]` that stands for one. */
function tabOf(node: Nodes): CalloutNode | undefined {
  if (node.type === 'code') return tabOfCode(node)
  const [first] = node.type === 'paragraph' ? node.children : []
  const [, file = '', name] =
    (first?.type === 'text' && /^<<<[ \t]+([^\s{}#]+)[^[\n]*(?:\[([^\]]+)\])?/.exec(first.value)) || []
  if (file === '' || node.type !== 'paragraph') return undefined
  const value = name ?? file.slice(file.lastIndexOf('/') + 1)
  return {
    type: 'callout',
    calloutType: 'note',
    calloutName: '',
    isTab: true,
    title: [{ type: 'text', value, data: { isLiteral: true } }],
    children: [node],
    ...(node.position && { position: node.position }),
  }
}

/** A block of code of a group: its name stands in brackets behind its language. */
function tabOfCode(code: Code): CalloutNode {
  const [, name = ''] = /\[([^\]]+)\]/.exec(code.meta ?? '') ?? []
  const value = name === '' ? (code.lang ?? '') : name
  const title = {
    type: 'text' as const,
    value,
    data: { isLiteral: true },
  }
  const meta = code.meta?.replace(/\[[^\]]+\]/, '').trim()
  return {
    type: 'callout',
    calloutType: 'note',
    calloutName: '',
    isTab: true,
    title: [title],
    children: [{ ...code, meta: meta === '' || meta === undefined ? null : meta }],
    ...(code.position && { position: code.position }),
  }
}

/** Tabs that follow one another are one group. */
function gatherTabs(nodes: readonly Nodes[]): Nodes[] {
  const gathered: Nodes[] = []
  for (const node of nodes) {
    if (node.type !== 'callout' || !node.isTab) {
      gathered.push(node)
      continue
    }
    const last = gathered.at(-1)
    if (last?.type === 'tabs') {
      last.children.push(node)
      if (last.position && node.position)
        last.position = { start: last.position.start, end: node.position.end }
    } else {
      const tabs: TabsNode = {
        type: 'tabs',
        children: [node],
        ...(node.position && { position: node.position }),
      }
      gathered.push(tabs)
    }
  }
  return gathered
}
