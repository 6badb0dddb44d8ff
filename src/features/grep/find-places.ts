import type { Nodes } from 'mdast'
import type { Note } from '../../model/note.ts'
import type { GardenOptions } from '../../model/options.ts'
import type { ContentHash, NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import { createNoteProcessor } from '../../parse/note-processor.ts'
import { parseNote } from '../../parse/parse-note.ts'
import { readHead } from '../../parse/read-head.ts'
import { openDialects } from '../../session/dialects.ts'

/** Where in a note something stands. */
export type NotePlace = 'body' | 'properties' | 'code'

/** What is asked of the notes in which something was found. */
interface NoteReader {
  readonly titleOf: (path: NotePath, text: string) => string
  readonly placesOf: (path: NotePath, text: string) => (offset: number) => NotePlace
}

/** Reads notes as the garden does, but for plugins of its own, which neither titles nor code depend on. */
export function createNoteReader(options: GardenOptions): NoteReader {
  const { parser, lineBreaks, budget } = options
  const dialects = openDialects(options)
  const processor = createNoteProcessor({ parser, lineBreaks, dialects })
  let last: { readonly text: string; readonly note: Note; readonly code: readonly Range[] } | undefined
  const read = (path: NotePath, source: string) => {
    if (last?.text === source) return last
    const { note, tree } = parseNote({ path, source, hash: '' as ContentHash, budget }, processor)
    last = { text: source, note, code: collectCode(tree) }
    return last
  }
  return {
    titleOf: (path, text) => read(path, text).note.title,
    placesOf(path, text) {
      const { end } = readHead(text, path)
      const { code } = read(path, text)
      return (offset) =>
        offset < end
          ? 'properties'
          : code.some((range) => range.start <= offset && offset < range.end)
            ? 'code'
            : 'body'
    },
  }
}

function collectCode(tree: Nodes): readonly Range[] {
  const ranges: Range[] = []
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if ((node.type === 'code' || node.type === 'inlineCode') && start !== undefined && end !== undefined)
      ranges.push({ start, end })
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return ranges
}
