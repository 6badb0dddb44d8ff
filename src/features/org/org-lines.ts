/** A line of a file, without its end and what it is indented by. */
export interface OrgLine {
  /** Where `text` starts. */
  readonly start: number
  /** Behind its last character. */
  readonly end: number
  readonly indent: number
  readonly text: string
}

/** The lines of a source. */
export function createLines(source: string): readonly OrgLine[] {
  const lines: OrgLine[] = []
  for (const { index, 0: line } of source.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (line === '' && index >= source.length) break
    const whole = line.replace(/\r?\n$/, '')
    const text = whole.trim()
    const lead = whole.length - whole.trimStart().length
    const start = index + (text === '' ? 0 : lead)
    lines.push({
      start,
      end: start + text.length,
      indent: text === '' ? 0 : widthOf(whole.slice(0, lead)),
      text,
    })
  }
  return lines
}

function widthOf(blanks: string): number {
  let width = 0
  for (const char of blanks) width += char === '\t' ? 8 - (width % 8) : 1
  return width
}
