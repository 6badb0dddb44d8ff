import type { Definition, Heading as HeadingNode, Nodes, Root } from 'mdast'
import { normalizeHeading } from '../model/heading-key.ts'
import type { Link } from '../model/link.ts'
import { mediaKindOf } from '../model/media-type.ts'
import type { Block, Heading } from '../model/note.ts'
import { createSlugger } from '../model/slug.ts'
import { findSentence } from './link-context.ts'
import { createPlainText } from './plain-text.ts'
import { type LinkDraft, readMarkdownLink, readWikiLink, shownText } from './read-link.ts'
import { stripHtml } from './strip-html.ts'

/** What one walk over a note's tree finds. */
export interface NoteParts {
  /** Those in properties first, then in the order of the tree. */
  readonly links: readonly Link[]
  readonly headings: readonly Heading[]
  readonly blocks: readonly Block[]
  /** As written, in order, with repetitions. */
  readonly tags: readonly string[]
  /** Text of the first heading of level 1 that stands in nothing else. */
  readonly firstTitle: string | undefined
  readonly plainText: string
}

/** Longest list item or table row that is a link's context as a whole. */
const maxItem = 300

/**
 * Collects links, headings, blocks, tags and plain text, and writes `data.linkIndex` and `data.headingIndex` on the
 * nodes. In the plain text each paragraph, heading, table row and line of code is a line; the cells of a row are
 * separated by a tab; of an embed its name stands, of one that is a picture, a sound or a PDF only its description.
 */
export function collectParts(tree: Root, source: string, propertyLinks: readonly Link[]): NoteParts {
  const links: LinkDraft[] = [...propertyLinks]
  const headings: Heading[] = []
  const blocks: Block[] = []
  const tags: string[] = []
  const plain = createPlainText()
  const slugger = createSlugger()
  const mayHaveBlocks = source.includes('^')
  let definitions: ReadonlyMap<string, Definition> | undefined
  let firstTitle: string | undefined
  /** Links of the current line, which get their context when it ends. */
  let pending: { readonly link: LinkDraft; readonly from: number; readonly to: number }[] = []

  walk(tree, undefined)
  endLine(false)
  return { links, headings, blocks, tags, firstTitle, plainText: plain.toString() }

  function walk(node: Nodes, parent: Nodes | undefined): void {
    if (mayHaveBlocks && node.data?.blockId !== undefined) {
      blocks.push({ id: node.data.blockId, range: rangeOf(node) })
    }
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'inlineMath':
        plain.write(node.value)
        return
      case 'break':
        plain.write(' ')
        return
      case 'code':
      case 'math':
        endLine(false)
        plain.writeLines(node.value)
        endLine(false)
        return
      case 'html':
        walkHtml(node.value, parent)
        return
      case 'tag':
        tags.push(node.value)
        plain.write(`#${node.value}`)
        return
      case 'heading':
        walkHeading(node, parent)
        return
      case 'paragraph':
        endLine(false)
        walkAll(node.children, node)
        endLine(parent?.type === 'listItem')
        return
      case 'tableRow':
        node.children.forEach((cell, index) => {
          if (index > 0 && cell.children.length > 0) plain.write('\t')
          walkAll(cell.children, cell)
        })
        endLine(true)
        return
      case 'callout':
        walkAll(node.title, node)
        endLine(false)
        walkAll(node.children, node)
        return
      case 'wikiLink':
      case 'wikiEmbed': {
        const link = readWikiLink(node, source)
        addLink(node, link, () => plain.write(link.embed && mediaKindOf(link.target) ? '' : shownText(link)))
        return
      }
      case 'link':
      case 'linkReference':
      case 'image':
      case 'imageReference':
        walkLink(node)
        return
      default:
        if ('children' in node) walkAll(node.children, node)
    }
  }

  function walkAll(nodes: readonly Nodes[], parent: Nodes): void {
    for (const node of nodes) walk(node, parent)
  }

  function walkHeading(node: HeadingNode, parent: Nodes | undefined): void {
    endLine(false)
    const headingIndex = headings.length
    setData(node, 'headingIndex', headingIndex)
    // The place is taken first, so that links in the heading stand under it.
    headings.push({ depth: node.depth, text: '', key: '', slug: '', range: rangeOf(node) })
    walkAll(node.children, node)
    const text = plain.line().trim()
    headings[headingIndex] = {
      depth: node.depth,
      text,
      key: normalizeHeading(text),
      slug: slugger(text),
      range: rangeOf(node),
    }
    if (node.depth === 1 && parent?.type === 'root' && text !== '') firstTitle ??= text
    endLine(false)
  }

  function walkHtml(html: string, parent: Nodes | undefined): void {
    const isInline = parent !== undefined && parent.type !== 'root' && !isFlowParent(parent)
    if (isInline) {
      if (/^<br\b/i.test(html)) plain.write(' ')
      return
    }
    for (const line of stripHtml(html).split('\n')) {
      plain.write(line.trim())
      endLine(false)
    }
  }

  function walkLink(
    node: Extract<Nodes, { type: 'link' | 'linkReference' | 'image' | 'imageReference' }>,
  ): void {
    const definition = 'identifier' in node ? findDefinition(node.identifier) : undefined
    const write = (): void => {
      if ('children' in node) walkAll(node.children, node)
      else if (node.alt) plain.write(node.alt.replace(/\|\d+(?:x\d+)?$/, ''))
    }
    if ('identifier' in node && !definition) {
      write()
      return
    }
    const link = readMarkdownLink(node, definition, source)
    const from = addLink(node, link, write)
    const isAutolink = node.type === 'link' && source[link.range.start] !== '['
    const text = plain.since(from).trim()
    if (!isAutolink && text !== '') link.displayText = text
  }

  /** Numbers the link, writes its text, and returns where that starts. */
  function addLink(node: Nodes, link: LinkDraft, write: () => void): number {
    setData(node, 'linkIndex', links.length)
    links.push(link)
    const from = plain.length
    write()
    pending.push({ link, from, to: plain.length })
    return from
  }

  function endLine(isItem: boolean): void {
    if (pending.length > 0) {
      const line = plain.line()
      const base = plain.lineStart
      for (const { link, from, to } of pending) {
        const sentence =
          isItem && line.length <= maxItem
            ? { start: 0, end: line.length }
            : findSentence(line, from - base, to - base)
        link.context = {
          from: base + sentence.start,
          to: base + sentence.end,
          linkFrom: from,
          linkTo: to,
          heading: headings.length - 1,
        }
      }
      pending = []
    }
    plain.endLine()
  }

  function findDefinition(identifier: string): Definition | undefined {
    definitions ??= collectDefinitions(tree)
    return definitions.get(identifier.toUpperCase())
  }
}

function setData(node: Nodes, key: 'linkIndex' | 'headingIndex', index: number): void {
  if (node.data) node.data[key] = index
  else node.data = { [key]: index }
}

/** The first definition of each identifier. */
function collectDefinitions(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') {
      const key = node.identifier.toUpperCase()
      if (!definitions.has(key)) definitions.set(key, node)
    } else if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return definitions
}

function isFlowParent(node: Nodes): boolean {
  return (
    node.type === 'blockquote' ||
    node.type === 'callout' ||
    node.type === 'listItem' ||
    node.type === 'footnoteDefinition'
  )
}

function rangeOf(node: Nodes): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}
