import type { Nodes, Root } from 'mdast'
import type { Note } from '../model/note.ts'
import { tagKeys } from '../model/properties.ts'
import type { Range } from '../model/range.ts'
import { collectGuarded } from '../parse/collect-guarded.ts'
import { collectTagRanges } from '../parse/collect-tag-ranges.ts'
import { collectItems, type PropertyItem } from '../parse/frontmatter-items.ts'
import { createNoteProcessor } from '../parse/note-processor.ts'
import { parseNote } from '../parse/parse-note.ts'

/** What a note's text has that the note itself does not tell: where its tags stand, its code, its tree. */
export interface NoteParts {
  readonly tree: Root
  /** Each with its `#`; those in properties are not among them. */
  readonly tags: readonly Range[]
  /** Code, formulas, HTML and comments. */
  readonly guarded: readonly Range[]
}

/** Texts that are kept with their parts: those that an editor shows at a time. */
const most = 8

const kept = new Map<string, { readonly text: string; readonly parts: NoteParts }>()

let processor: ReturnType<typeof createNoteProcessor> | undefined

/** Reads the parts of a note from its text; the last few are kept, for an editor asks several questions about each. */
export function readParts(note: Pick<Note, 'path' | 'hash'>, text: string): NoteParts {
  const known = kept.get(note.path)
  kept.delete(note.path)
  if (known?.text === text) {
    kept.set(note.path, known)
    return known.parts
  }
  const parts = parseParts(note, text)
  kept.set(note.path, { text, parts })
  for (const path of kept.keys()) if (kept.size > most) kept.delete(path)
  return parts
}

/** The same for a text that is read once. */
function parseParts({ path, hash }: Pick<Note, 'path' | 'hash'>, text: string): NoteParts {
  processor ??= createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
  const parsed = parseNote({ path, source: text, hash }, processor)
  const { tree } = parsed
  return { tree, tags: collectTagRanges(tree), guarded: collectGuarded(parsed) }
}

/** Where the tags of a note stand, without `#`, in the text and in the properties. */
export function collectTagUses(note: Pick<Note, 'path' | 'hash'>, text: string): readonly Range[] {
  const inText = parseParts(note, text).tags.map(({ start, end }) => ({ start: start + 1, end }))
  const inProperties = collectItems(text, tagKeys, /[^\s]+/g).map((item) => withoutMark(item))
  return [...inProperties, ...inText]
}

function withoutMark({ text, range: { start, end } }: PropertyItem): Range {
  return text.startsWith('#') ? { start: start + 1, end } : { start, end }
}

/** Calls `see` for each node of a tree that stands somewhere in the text, from outside in; `false` leaves out what is in it. */
export function walkTree(tree: Nodes, see: (node: Nodes, range: Range) => boolean | undefined): void {
  const start = tree.position?.start.offset
  const end = tree.position?.end.offset
  if (start !== undefined && end !== undefined && see(tree, { start, end }) === false) return
  if (tree.type === 'callout') for (const child of tree.title) walkTree(child, see)
  if ('children' in tree) for (const child of tree.children) walkTree(child, see)
}

/** The word of a property of one of the keys at an offset. `separators`: what is one word in a value without quotes. */
export function findPropertyItem(
  text: string,
  keys: readonly string[],
  offset: number,
  separators = /[^\n]+/g,
): PropertyItem | undefined {
  return collectItems(text, keys, separators).find(
    ({ range }) => range.start <= offset && offset <= range.end,
  )
}

/** Where the tag at an offset stands, without `#`, in the text or in the properties. */
export function tagAt(parts: NoteParts, text: string, offset: number): Range | undefined {
  const inText = parts.tags.find(({ start, end }) => start <= offset && offset <= end)
  if (inText !== undefined) return { start: inText.start + 1, end: inText.end }
  const item = findPropertyItem(text, tagKeys, offset, /[^\s]+/g)
  return item && withoutMark(item)
}
