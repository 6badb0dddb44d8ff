import type { FootnoteDefinition, Link, Nodes, Paragraph, Parents, PhrasingContent, Root } from 'mdast'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import type { DialectReading, NoteDialect } from '../define/dialect.ts'
import type { CalloutKind } from '../model/callout-kind.ts'
import { setChildren } from '../model/children.ts'
import type { CalloutNode } from '../model/note-nodes.ts'
import type { NotePath } from '../model/path.ts'
import type { Properties } from '../model/properties.ts'
import { markBlock, takeBlockMarker, takeTableMarker } from './block-ids.ts'
import { readCallout } from './callouts.ts'
import { type Comment, removeComments } from './comments.ts'
import { takeHeadingId } from './heading-id.ts'
import { wrapHighlights } from './highlights.ts'
import { showFields } from './inline-fields.ts'
import { takeInlineFootnotes } from './inline-footnotes.ts'
import { findLineBreaks } from './line-breaks.ts'
import { createLocator, type Locator } from './locator.ts'
import { unwrapOuterLink } from './nested-links.ts'
import { releaseContainers } from './release-containers.ts'
import { type Cut, splitText } from './split-text.ts'
import { findPresence, type SyntaxPresence } from './syntax-presence.ts'
import { findTags } from './tags.ts'
import { textOffsets } from './text-offsets.ts'

/** What the syntax of notes depends on. */
export interface NoteSyntaxOptions {
  /** `obsidian`: a single line end in a paragraph is a line break. */
  readonly lineBreaks: 'obsidian' | 'commonmark'
  /** Kinds of callouts that features add. */
  readonly callouts?: readonly CalloutKind[] | undefined
  /** Whether `#words` are tags; default: true. */
  readonly hasTags?: boolean
  /** Programs whose notes these are; default: none. */
  readonly dialects?: readonly NoteDialect[] | undefined
}

/** What the syntax of a note leaves in its file's `data`. */
export interface NoteFileData {
  /** What the frontmatter says; absent where a tree is read without it. */
  properties?: Properties
  /** Where comments stood; absent where there were none. */
  comments?: readonly Comment[]
  /** Present where notes have no tags, in their text and in their properties. */
  hasNoTags?: true
  /** What the dialects found that read the note; absent where none did. */
  readings?: readonly DialectReading[]
}

/** What the walk knows of the note. */
interface Walk {
  readonly locator: Locator
  readonly breaksLines: boolean
  readonly has: SyntaxPresence
  readonly callouts: readonly CalloutKind[] | undefined
  readonly definitions: FootnoteDefinition[]
}

/** {@link readNoteSyntax} as a remark plugin. */
export const remarkNoteSyntax: Plugin<[NoteSyntaxOptions], Root> = (options) => (tree, file) =>
  readNoteSyntax(tree, file, options)

/**
 * Puts into the tree of either parser what notes have beyond Markdown: comments go, and callouts, tags, highlights,
 * inline footnotes, block ids and (where asked for) line breaks come, in one walk. Each is in a file of its own. The
 * file must hold the text that was parsed.
 */
export function readNoteSyntax(tree: Root, file: VFile, options: NoteSyntaxOptions): void {
  const { lineBreaks, callouts, hasTags = true, dialects = [] } = options
  const source = String(file)
  const locator = createLocator(source)
  releaseContainers(tree, locator)
  const hasComments = dialects.every((dialect) => dialect.hasComments !== false)
  const comments = hasComments ? removeComments(tree, locator) : []
  if (comments.length > 0) (file.data as NoteFileData).comments = comments
  const readings = dialects.length === 0 ? none : readDialects(tree, file, dialects)
  if (readings.length > 0) (file.data as NoteFileData).readings = readings
  showFields(tree, locator)
  if (!hasTags) (file.data as NoteFileData).hasNoTags = true
  const present = findPresence(source)
  const has = hasTags ? present : { ...present, tags: false }
  const breaksLines = lineBreaks === 'obsidian'
  if (!breaksLines && !hasAny(has)) return
  const walk: Walk = { locator, breaksLines, has, callouts, definitions: [] }
  walkBlocks(tree, walk)
  for (const definition of walk.definitions) tree.children.push(definition)
}

const none: readonly DialectReading[] = []

function readDialects(tree: Root, file: VFile, dialects: readonly NoteDialect[]): readonly DialectReading[] {
  const { properties = {} } = file.data as NoteFileData
  const note = { path: file.path as NotePath, source: String(file), tree, properties }
  return dialects.flatMap((dialect) => {
    const reading = dialect.read?.(note)
    return reading === undefined || Object.keys(reading).length === 0 ? none : [reading]
  })
}

function hasAny(has: SyntaxPresence): boolean {
  return Object.values(has).includes(true)
}

function walkBlocks(parent: Parents, walk: Walk): void {
  const kept: Nodes[] = []
  for (const node of parent.children) {
    const previous = kept[kept.length - 1]
    let result: Nodes = node
    switch (node.type) {
      case 'paragraph':
      case 'heading': {
        const marker = walk.has.blockIds ? takeBlockMarker(node, walk.locator) : undefined
        // Below a callout's title it is for the callout.
        const above = previous ?? (parent.type === 'callout' ? parent : undefined)
        if (marker?.isAlone && above && node.type === 'paragraph') {
          markBlock(above, marker.id)
          continue
        }
        if (node.type === 'heading' && walk.has.headingIds) takeHeadingId(node, walk.locator)
        if (marker && !marker.isAlone) markBlock(markedBlock(node, parent, previous, marker.end), marker.id)
        node.children = walkText(node.children, walk, false)
        break
      }
      case 'blockquote': {
        const callout = walk.has.callouts ? readCallout(node, walk.locator, walk.callouts) : undefined
        if (callout) {
          result = callout
          if (walk.has.blockIds && callout.children.length === 0) takeTitleMarker(callout, walk.locator)
          callout.title = walkText(callout.title, walk, false)
        }
        walkBlocks(callout ?? node, walk)
        break
      }
      case 'callout':
        // A container of another program, which the parser made.
        applyKind(node, walk.callouts)
        node.title = walkText(node.title, walk, false)
        walkBlocks(node, walk)
        break
      case 'blockDatum':
        node.children = walkText(node.children, walk, false)
        break
      case 'table': {
        const id = walk.has.blockIds ? takeTableMarker(node, walk.locator.source) : undefined
        if (id !== undefined) markBlock(node, id)
        for (const row of node.children) {
          for (const cell of row.children) cell.children = walkText(cell.children, walk, false)
        }
        break
      }
      default:
        if ('children' in node) walkBlocks(node, walk)
    }
    kept.push(result)
  }
  setChildren(parent, kept)
}

/** What a feature calls a callout of that name, and how it looks. */
function applyKind(node: CalloutNode, kinds: readonly CalloutKind[] | undefined): void {
  const kind = kinds?.find(({ name }) => name === node.calloutName)
  if (kind === undefined) return
  node.calloutType = kind.name
  node.calloutName = kind.title ?? node.calloutName
}

/** The marker of a callout that is nothing but its title. */
function takeTitleMarker(callout: CalloutNode, locator: Locator): void {
  const title: Paragraph = { type: 'paragraph', children: callout.title }
  const marker = takeBlockMarker(title, locator)
  if (marker === undefined) return
  callout.title = marker.isAlone ? [] : title.children
  markBlock(callout, marker.id)
}

/** A list item whose first paragraph ends with the marker, else the paragraph. `end` is where the marker ended. */
function markedBlock(
  node: Nodes,
  parent: Parents,
  previous: Nodes | undefined,
  end: number | undefined,
): Nodes {
  if (parent.type !== 'listItem' || previous) return node
  if (parent.position && node.position && parent.position.end.offset === end) {
    parent.position = { start: parent.position.start, end: node.position.end }
  }
  return parent
}

function walkText(children: PhrasingContent[], walk: Walk, isInLink: boolean): PhrasingContent[] {
  let result = needsSplit(children, walk, isInLink)
    ? children.flatMap((child) => walkChild(child, walk, isInLink))
    : children
  if (walk.has.highlights && result.some((child) => child.type === 'text' && child.value.includes('=='))) {
    result = wrapHighlights(result, walk.locator)
  }
  return walk.has.inlineFootnotes ? takeFootnotes(result, walk) : result
}

/** Takes the inline footnotes out, those in the highlights just made too. */
function takeFootnotes(children: PhrasingContent[], walk: Walk): PhrasingContent[] {
  for (const child of children) {
    if (child.type === 'highlight') child.children = takeFootnotes(child.children, walk)
  }
  if (!children.some((child) => child.type === 'text' && child.value.includes('^['))) return children
  const taken = takeInlineFootnotes(children, walk.definitions.length + 1, walk.locator)
  walk.definitions.push(...taken.definitions)
  return taken.children
}

function needsSplit(children: readonly PhrasingContent[], walk: Walk, isInLink: boolean): boolean {
  return children.some((child) =>
    child.type === 'text'
      ? !child.data?.isLiteral && hasCuts(child.value, walk, isInLink)
      : 'children' in child,
  )
}

function hasCuts(value: string, walk: Walk, isInLink: boolean): boolean {
  return (walk.has.tags && !isInLink && value.includes('#')) || (walk.breaksLines && /[\r\n]/.test(value))
}

function walkChild(child: PhrasingContent, walk: Walk, isInLink: boolean): PhrasingContent[] {
  if (child.type === 'text') {
    if (child.data?.isLiteral || !hasCuts(child.value, walk, isInLink)) return [child]
    const offsets = textOffsets(child.value, child, walk.locator.source)
    if (!offsets) return [child]
    const tags = walk.has.tags && !isInLink ? findTags(child, offsets, walk.locator.source) : []
    const cuts = walk.breaksLines ? inOrder([...tags, ...findLineBreaks(child)]) : tags
    return cuts.length > 0 ? splitText(child, cuts, offsets, walk.locator) : [child]
  }
  if (child.type === 'link' && isBareAddress(child, walk.locator.source)) return [child]
  if (child.type === 'link' || child.type === 'linkReference') {
    const unwrapped = walk.has.nestedLinks ? unwrapOuterLink(child, walk.locator) : undefined
    if (unwrapped) return walkText(unwrapped, walk, isInLink)
    child.children = walkText(child.children, walk, true) as typeof child.children
  } else if ('children' in child && child.children.length > 0) {
    child.children = walkText(child.children, walk, isInLink) as typeof child.children
  }
  return [child]
}

/** `http://x.org/?a==b==c`, in `<…>` too, shows itself. */
function isBareAddress({ position }: Link, source: string): boolean {
  const start = position?.start.offset
  return start !== undefined && source.charCodeAt(start) !== 91
}

function inOrder(cuts: Cut[]): Cut[] {
  return cuts.sort((a, b) => a.from - b.from)
}
