import type { Nodes } from 'mdast'
import { VFile } from 'vfile'
import type { Note } from '../model/note.ts'
import { decodeSource } from '../parse/decode-source.ts'
import { createNoteProcessor } from '../parse/note-processor.ts'
import type { NoteOutline } from '../protocol/edit-api.ts'

/** Longest text of a block that is told, in characters. */
const maxText = 200

/**
 * What links can point to in a note: its headings, its blocks, and the paragraphs and list items that could become
 * blocks, with the place where an id would go. `bytes` are the note's own.
 */
export function outlineNote(note: Note, bytes: Uint8Array): NoteOutline {
  const { source } = decodeSource(bytes, note.path)
  const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
  const file = new VFile({ value: source })
  const tree = processor.runSync(processor.parse(file), file)
  const marked = new Set(note.blocks.map(({ range }) => range.start))
  const paragraphs: { text: string; offset: number }[] = []
  const visit = (node: Nodes, isMarked: boolean): void => {
    const isBlock = isMarked || marked.has(node.position?.start.offset ?? -1)
    if (node.type === 'paragraph' && !isBlock) {
      const start = node.position?.start.offset ?? 0
      const end = node.position?.end.offset ?? 0
      paragraphs.push({ text: textOf(source, start, end), offset: end })
    } else if ('children' in node && node.type !== 'table') {
      for (const child of node.children) visit(child as Nodes, isBlock && node.type !== 'root')
    }
  }
  visit(tree, false)
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
    paragraphs,
  }
}

function textOf(source: string, start: number, end: number): string {
  return source
    .slice(start, Math.min(end, start + maxText))
    .replace(/\s+/g, ' ')
    .trim()
}
