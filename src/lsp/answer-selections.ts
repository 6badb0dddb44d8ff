import type { Position, SelectionRange } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Note } from '../model/note.ts'
import type { Range } from '../model/range.ts'
import { readParts, walkTree } from './note-parts.ts'
import { rangeIn } from './range-in.ts'

/** For each place what a growing selection takes: the word, what it stands in, the block, its sections, the whole note. */
export function answerSelections(
  note: Note,
  document: TextDocument,
  positions: readonly Position[],
): SelectionRange[] {
  const text = document.getText()
  const { tree } = readParts(note, text)
  return positions.map((position) => {
    const offset = document.offsetAt(position)
    const ranges: Range[] = [{ start: 0, end: text.length }, ...sectionsAround(note, text, offset)]
    walkTree(tree, (_, range) => {
      const isAround = range.start <= offset && offset <= range.end
      if (isAround) ranges.push(range)
      return isAround
    })
    const word = /[\p{L}\p{N}_'’-]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0
    const rest = /^[\p{L}\p{N}_'’-]*/u.exec(text.slice(offset, offset + 200))?.[0].length ?? 0
    if (word + rest > 0) ranges.push({ start: offset - word, end: offset + rest })
    let selection: SelectionRange | undefined
    let last: Range | undefined
    for (const range of ranges.sort((a, b) => b.end - b.start - (a.end - a.start))) {
      // Each has to lie in the one before.
      if (last && (range.start < last.start || range.end > last.end)) continue
      if (last && range.start === last.start && range.end === last.end) continue
      selection = { range: rangeIn(document, range), ...(selection && { parent: selection }) }
      last = range
    }
    return selection ?? { range: rangeIn(document, { start: offset, end: offset }) }
  })
}

/** The sections that a place is in, from a heading to the next of its depth. */
function sectionsAround({ headings }: Note, text: string, offset: number): readonly Range[] {
  return headings.flatMap(({ depth, range }, i) => {
    const next = headings.slice(i + 1).find((other) => other.depth <= depth)
    const section = { start: range.start, end: next?.range.start ?? text.length }
    return section.start <= offset && offset < section.end ? [section] : []
  })
}
