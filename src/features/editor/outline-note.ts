import type { Note } from '../../model/note.ts'
import { collectMarkable } from '../../parse/collect-markable.ts'
import { decodeSource } from '../../parse/decode-source.ts'
import { createNoteProcessor } from '../../parse/note-processor.ts'
import { parseNote } from '../../parse/parse-note.ts'
import type { NoteOutline } from './edit-api.ts'

/** Longest text of a block that is told, in characters. */
const maxText = 200

/** How much of a paragraph's end is told, so that its place is found again in a text that has changed. */
const maxBehind = 60

/**
 * What links can point to in a note: its headings, its blocks, and the paragraphs and list items that could become
 * blocks, with the place where an id would go. `bytes` are the note's own; what is being written at `cursor` is no block yet.
 */
export function outlineNote(note: Note, bytes: Uint8Array, cursor?: number): NoteOutline {
  const { source } = decodeSource(bytes, note.path)
  const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
  const { tree } = parseNote({ path: note.path, source, hash: note.hash }, processor)
  return {
    path: note.path,
    headings: note.headings.map(({ depth, text, slug, otherSlug, range }) => ({
      depth,
      text,
      slug,
      ...(otherSlug !== undefined && { otherSlug }),
      offset: range.start,
    })),
    blocks: note.blocks.map(({ id, range }) => ({ id, text: textOf(source, range.start, range.end) })),
    aliases: note.aliases,
    tags: note.tags,
    paragraphs: collectMarkable(tree, source)
      .filter(({ start, end }) => cursor === undefined || cursor < start || end < cursor)
      .map(({ start, end }) => ({
        text: textOf(source, start, end),
        offset: end,
        behind: source.slice(Math.max(start, end - maxBehind), end),
      })),
  }
}

function textOf(source: string, start: number, end: number): string {
  return source
    .slice(start, Math.min(end, start + maxText))
    .replace(/\s+/g, ' ')
    .trim()
}
