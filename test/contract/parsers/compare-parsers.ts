import type { Note } from '../../../src/model/note.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

const native = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
const remark = createNoteProcessor({ parser: 'remark', lineBreaks: 'commonmark' })

/** Everything in a note that comes from its tree. */
const fields = [
  'title',
  'titleFrom',
  'links',
  'headings',
  'blocks',
  'tags',
  'plainText',
  'wordCount',
  'diagnostics',
] as const satisfies readonly (keyof Note)[]

/** The first field in which the two parsers disagree about a source, with both values cut to the place. */
export function findDifference(path: string, source: string): string | undefined {
  const input = { path: path as NotePath, source, hash: '' as ContentHash }
  const a = parseNote(input, native).note
  const b = parseNote(input, remark).note
  for (const field of fields) {
    const [left, right] = [JSON.stringify(a[field]), JSON.stringify(b[field])]
    if (left === right) continue
    let at = 0
    while (left[at] === right[at]) at++
    const cut = (text: string) => text.slice(Math.max(0, at - 40), at + 60)
    return `${path}: ${field}: native …${cut(left)}… remark …${cut(right)}…`
  }
  return undefined
}
