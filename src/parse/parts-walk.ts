import type { Definition, Nodes, Root, Text } from 'mdast'
import type { AuthorTag } from '../model/author-tag.ts'
import type { HeadingDraft } from '../model/heading-ids.ts'
import type { ListPlace } from '../model/link.ts'
import type { Block } from '../model/note.ts'
import type { InlineField, Query, TaskItem } from '../model/query.ts'
import { findSentence } from '../model/sentence.ts'
import type { PlainText } from './plain-text.ts'
import type { LinkDraft } from './read-link.ts'
import { mayHoldUnread } from './unread-syntax.ts'

/** Longest list item or table row that is a link's context as a whole. */
const maxItem = 300

/** A link whose line has not ended, and its text in the plain text. */
export interface PendingLink {
  readonly link: LinkDraft
  readonly from: number
  to: number
}

/** What a walk over a note's tree has found so far. Its functions stand outside of it: closures made for each note run slower. */
export interface PartsWalk {
  readonly tree: Root
  readonly source: string
  /** Where the wiki-links start whose label stands before the target. */
  readonly labelFirst: ReadonlySet<number>
  readonly links: LinkDraft[]
  readonly headings: HeadingDraft[]
  readonly blocks: Block[]
  readonly tags: string[]
  readonly plain: PlainText
  readonly prose: number[]
  /** Above 0 inside headings and links, whose text is no prose. */
  quiet: number
  readonly mayHaveBlocks: boolean
  definitions: ReadonlyMap<string, Definition> | undefined
  /** Links of the current line, which get their context when it ends. */
  pending: PendingLink[]
  /** The last `<a>` among text that has not been closed. */
  openAnchor: PendingLink | undefined
  readonly htmlTags: AuthorTag[]
  claims: number
  readonly doubtful: Nodes[]
  /** Whether the source holds syntax of other programs, as far as signs tell. */
  readonly mayHoldUnread: boolean
  readonly queries: Query[]
  readonly tasks: TaskItem[]
  readonly fields: InlineField[]
  /** Whether the source may hold properties in its text. */
  readonly mayHaveFields: boolean
  /** Indices of the tasks that the present node stands in, the outermost first. */
  readonly openTasks: number[]
  listCount: number
  /** The list whose item has begun and has no text yet. */
  item: ListPlace | undefined
}

/** Numbers the link of a node and returns where its text will start. */
export function startLink(node: Nodes, link: LinkDraft, walk: PartsWalk): number {
  setData(node, 'linkIndex', addLink(link, walk))
  return walk.plain.length
}

/** Keeps a link that may begin a list's item. Returns its number. */
export function addLink(link: LinkDraft, walk: PartsWalk): number {
  if (walk.item !== undefined) {
    if (!link.embed && walk.plain.line().trim() === '') link.item = walk.item
    walk.item = undefined
  }
  return walk.links.push(link) - 1
}

/** Ends a line of the plain text: its links get their context, the whole line where it is an item. */
export function endLine(isItem: boolean, walk: PartsWalk): void {
  const { plain, pending } = walk
  if (walk.item !== undefined && plain.line().trim() !== '') walk.item = undefined
  if (pending.length > 0) {
    const line = plain.line()
    const base = plain.lineStart
    const heading = walk.headings.length - 1
    for (const { link, from, to } of pending) {
      // A line of tags alone has nothing to read around them.
      if (line === '' && link.syntax === 'html') continue
      const sentence =
        isItem && line.length <= maxItem
          ? { start: 0, end: line.length }
          : findSentence(line, from - base, to - base)
      const { start, end } = sentence
      link.context = { from: base + start, to: base + end, linkFrom: from, linkTo: to, heading }
    }
    walk.pending = []
    walk.openAnchor = undefined
  }
  plain.endLine()
}

/** Writes a number on a node. */
export function setData(node: Nodes, key: 'linkIndex' | 'headingIndex' | 'queryIndex', index: number): void {
  if (node.data) node.data[key] = index
  else node.data = { [key]: index }
}

/** Whether a text may hold what was read as nothing. */
export function isDoubtful({ value }: Text, { mayHoldUnread: mayHold }: PartsWalk): boolean {
  return value.includes('](') || value.includes('[[') || (mayHold && mayHoldUnread(value))
}
