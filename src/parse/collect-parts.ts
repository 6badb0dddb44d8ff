import type { Definition, Heading as HeadingNode, List, ListItem, Nodes, Root, Table } from 'mdast'
import type { AuthorTag } from '../model/author-tag.ts'
import { isClaimFence } from '../model/claim-fence.ts'
import { collectDefinitions } from '../model/collect-definitions.ts'
import { withIds } from '../model/heading-ids.ts'
import type { Link } from '../model/link.ts'
import { withoutMediaSize } from '../model/media-size.ts'
import { mediaKindOf } from '../model/media-type.ts'
import type { Block, Heading } from '../model/note.ts'
import { isDrawnLanguage } from '../model/plot-language.ts'
import type { InlineField, Query, TaskItem } from '../model/query.ts'
import { embedText, shownText } from '../model/shown-text.ts'
import { taskOf } from '../model/task-sign.ts'
import { blockText } from './block-text.ts'
import { collectFields, endTask, readInlineQuery, readQuery, startTask } from './collect-queries.ts'
import { draftHeading } from './draft-heading.ts'
import { keepLineStarts } from './line-starts-in.ts'
import { endLine, isDoubtful, type PartsWalk, setData, startLink } from './parts-walk.ts'
import { createPlainText } from './plain-text.ts'
import { isDataEmbed, readPlotData } from './plot-data.ts'
import { rangeOf } from './range-of.ts'
import { readMarkdownLink, readWikiLink } from './read-link.ts'
import { recordProse } from './record-prose.ts'
import { mayHoldUnread } from './unread-syntax.ts'
import { visitHtml } from './visit-html.ts'

/** What one walk over a note's tree finds. */
interface FoundParts {
  /** Those in properties first, then in the order of the tree. */
  readonly links: readonly Link[]
  readonly headings: readonly Heading[]
  readonly blocks: readonly Block[]
  /** As written, in order, with repetitions. */
  readonly tags: readonly string[]
  readonly plainText: string
  /** See `Note.prose`. */
  readonly prose: readonly number[]
  /** Start tags that the author wrote as HTML, in order. */
  readonly htmlTags: readonly AuthorTag[]
  /** Blocks of code that say what running them prints. */
  readonly claims: number
  /** What may hold a link that is none, and syntax of other programs: see `findUnreadText`. */
  readonly doubtful: readonly Nodes[]
  readonly queries: readonly Query[]
  readonly tasks: readonly TaskItem[]
  readonly fields: readonly InlineField[]
}

/**
 * Collects links, headings, blocks, tags and plain text, and writes `data.linkIndex` and `data.headingIndex` on the
 * nodes. In the plain text each paragraph, heading, table row and line of code is a line; the cells of a row are
 * separated by a tab; of an embed its name stands, of one that is a picture, a sound or a PDF only its description.
 */
export function collectParts(
  tree: Root,
  source: string,
  propertyLinks: readonly Link[],
  labelFirst: ReadonlySet<number>,
): FoundParts {
  const walk: PartsWalk = {
    tree,
    source,
    labelFirst,
    links: [...propertyLinks],
    headings: [],
    blocks: [],
    tags: [],
    plain: createPlainText(),
    prose: [],
    quiet: 0,
    mayHaveBlocks: source.includes('^'),
    definitions: undefined,
    pending: [],
    openAnchor: undefined,
    htmlTags: [],
    claims: 0,
    doubtful: [],
    mayHoldUnread: mayHoldUnread(source),
    queries: [],
    tasks: [],
    fields: [],
    mayHaveFields: source.includes('::'),
    openTasks: [],
    listCount: 0,
    item: undefined,
  }
  visit(tree, undefined, walk)
  endLine(false, walk)
  const { links, headings, blocks, tags, plain, prose, htmlTags, claims, doubtful, queries, tasks, fields } =
    walk
  return {
    links,
    headings: withIds(headings),
    blocks,
    tags,
    plainText: plain.toString(),
    prose,
    htmlTags,
    claims,
    doubtful,
    queries,
    tasks,
    fields,
  }
}

function visit(node: Nodes, parent: Nodes | undefined, walk: PartsWalk): void {
  const { plain } = walk
  if (node.data?.boxed !== undefined) walk.doubtful.push(node)
  if ((walk.mayHaveBlocks || node.data?.isQuotable) && node.data?.blockId !== undefined) {
    walk.blocks.push({
      id: node.data.blockId,
      range: rangeOf(node),
      ...(node.data.isQuotable && { text: blockText(node) }),
    })
  }
  switch (node.type) {
    case 'text': {
      const from = plain.length
      plain.write(node.value)
      if (isDoubtful(node, walk)) walk.doubtful.push(node)
      if (walk.quiet === 0) recordProse(walk.prose, node, from, plain.length - from, walk.source)
      return
    }
    case 'inlineMath':
      // `$$x$$` among text is a line of its own, as in the Obsidian app.
      if (walk.source.startsWith('$$', node.position?.start.offset))
        node.data = { ...node.data, displayMath: true }
      plain.write(node.value)
      return
    case 'inlineCode':
      readInlineQuery(node, walk)
      plain.write(node.value)
      return
    case 'break':
      plain.write(' ')
      return
    case 'code': {
      readQuery(node, walk)
      const data = readPlotData(node, walk.source)
      if (data !== undefined) startLink(node, data, walk)
      if (isDrawnLanguage(node.lang)) keepLineStarts(node, walk.source)
      if (isClaimFence(node.meta)) walk.claims++
      endLine(false, walk)
      plain.writeLines(node.value)
      endLine(false, walk)
      return
    }
    case 'math':
      endLine(false, walk)
      plain.writeLines(node.value)
      endLine(false, walk)
      return
    case 'html':
      visitHtml(node, parent, walk)
      return
    case 'tag':
      walk.tags.push(node.value)
      plain.write(`#${node.value}`)
      return
    case 'heading':
      visitHeading(node, parent, walk)
      return
    case 'paragraph':
      endLine(false, walk)
      if (walk.mayHaveFields) collectFields(node, walk)
      visitAll(node.children, node, walk)
      endLine(parent?.type === 'listItem', walk)
      return
    case 'list':
      visitList(node, walk)
      return
    case 'table':
      walk.doubtful.push(node)
      visitAll(node.children, node, walk)
      return
    case 'tableRow':
      visitRow(node, walk)
      return
    case 'listItem':
      // To the parser, a large and a small x are one.
      if (
        node.checked === true &&
        /^\S{1,10}\s+\[X/.test(walk.source.slice(rangeOf(node).start, rangeOf(node).start + 20))
      )
        node.data = { ...node.data, task: 'X' }
      visitItem(node, walk)
      return
    case 'blockDatum':
      endLine(false, walk)
      plain.write(`${node.name}: `)
      visitAll(node.children, node, walk)
      endLine(true, walk)
      return
    case 'blockMark':
      plain.write(node.value)
      return
    case 'callout':
      // The source of another program says nothing of the note.
      if (node.data?.boxed !== undefined && node.children.every(({ type }) => type === 'code')) return
      visitAll(node.title, node, walk)
      endLine(false, walk)
      visitAll(node.children, node, walk)
      return
    case 'wikiLink':
    case 'wikiEmbed':
      visitWikiLink(node, walk)
      return
    case 'link':
    case 'linkReference':
    case 'image':
    case 'imageReference':
      visitLink(node, walk)
      return
    default:
      if ('children' in node) visitAll(node.children, node, walk)
  }
}

function visitAll(nodes: readonly Nodes[], parent: Nodes, walk: PartsWalk): void {
  for (const node of nodes) visit(node, parent, walk)
}

function visitList(node: List, walk: PartsWalk): void {
  const place = { isOrdered: node.ordered === true, list: walk.listCount++ }
  for (const item of node.children) {
    walk.item = place
    visit(item, node, walk)
  }
  walk.item = undefined
}

function visitItem(node: ListItem, walk: PartsWalk): void {
  const task = taskOf(node)
  if (task !== undefined) startTask(node, task.sign, walk)
  visitAll(node.children, node, walk)
  if (task !== undefined) endTask(walk)
}

function visitRow(node: Table['children'][number], walk: PartsWalk): void {
  node.children.forEach((cell, index) => {
    if (index > 0 && cell.children.length > 0) walk.plain.write('\t')
    visitAll(cell.children, cell, walk)
  })
  endLine(true, walk)
}

function visitWikiLink(node: Extract<Nodes, { type: 'wikiLink' | 'wikiEmbed' }>, walk: PartsWalk): void {
  const { plain } = walk
  const link = readWikiLink(node, walk.source, walk.labelFirst)
  if (link.embed && isDataEmbed(link.target, link.displayText)) link.isData = true
  const from = startLink(node, link, walk)
  if (!link.embed) plain.write(shownText(link))
  else if (!mediaKindOf(link.target)) plain.write(embedText(link))
  walk.pending.push({ link, from, to: plain.length })
}

function visitHeading(node: HeadingNode, parent: Nodes | undefined, walk: PartsWalk): void {
  endLine(false, walk)
  const { headings, plain } = walk
  const headingIndex = headings.length
  setData(node, 'headingIndex', headingIndex)
  // The place is taken first, so that links in the heading stand under it.
  headings.push({ depth: node.depth, text: '', key: '', range: rangeOf(node) })
  walk.quiet++
  visitAll(node.children, node, walk)
  walk.quiet--
  headings[headingIndex] = draftHeading(node, parent, plain.line().trim(), walk.source)
  endLine(false, walk)
}

type MarkdownLinkNode = Extract<Nodes, { type: 'link' | 'linkReference' | 'image' | 'imageReference' }>

function visitLink(node: MarkdownLinkNode, walk: PartsWalk): void {
  let definition: Definition | undefined
  if ('identifier' in node) {
    walk.definitions ??= collectDefinitions(walk.tree).links
    definition = walk.definitions.get(node.identifier.toUpperCase())
    if (!definition) {
      writeLinkText(node, walk)
      return
    }
  }
  const link = readMarkdownLink(node, definition, walk.source)
  const from = startLink(node, link, walk)
  writeLinkText(node, walk)
  walk.pending.push({ link, from, to: walk.plain.length })
  if (node.type === 'link' && walk.source[link.range.start] !== '[') return
  const text = walk.plain.since(from).trim()
  if (text !== '') link.displayText = text
}

function writeLinkText(node: MarkdownLinkNode, walk: PartsWalk): void {
  if ('children' in node) {
    walk.quiet++
    visitAll(node.children, node, walk)
    walk.quiet--
  } else if (node.alt) walk.plain.write(withoutMediaSize(node.alt))
}
