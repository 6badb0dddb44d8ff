import type { Range } from '../../model/range.ts'

/** Where a note keeps its drawing. */
export interface DrawingData {
  /** From the heading above the data to behind it. */
  readonly range: Range
  /** The data, as it stands in its block of code. */
  readonly text: string
  readonly isCompressed: boolean
}

/** Whether a note may hold a drawing: cheap, and true more often than needed. */
export function mayBeDrawing(source: string): boolean {
  return source.includes('# Drawing')
}

const heading = /^#{1,6} Drawing[ \t]*\r?\n(?:[ \t]*\r?\n)*(`{3,})(compressed-json|json)[ \t]*\r?\n/gm

/** The last drawing of a note, which is the one that the plugin reads; undefined where there is none. */
export function findData(source: string): DrawingData | undefined {
  let found: DrawingData | undefined
  for (const { index, 0: head, 1: fence = '', 2: kind } of source.matchAll(heading)) {
    const start = index + head.length
    const end = source.indexOf(`\n${fence}`, start - 1)
    const text = source.slice(start, end < 0 ? source.length : Math.max(start, end))
    if (kind === 'json' && !text.trimStart().startsWith('{')) continue
    const to = end < 0 ? source.length : end + 1 + fence.length
    found = { range: { start: index, end: to }, text, isCompressed: kind === 'compressed-json' }
  }
  return found
}

/** The note as Markdown knows it: without the data, and without the marks that hide it in Obsidian; as long as before. */
export function maskData(source: string, { range }: DrawingData): string {
  const blank = (text: string): string => text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length))
  return (
    source.slice(0, range.start).replace(/^%%[ \t]*$/gm, blank) +
    blank(source.slice(range.start, range.end)) +
    source.slice(range.end).replace(/^%%[ \t]*$/gm, blank)
  )
}
