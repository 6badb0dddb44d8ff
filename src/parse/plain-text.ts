/** Collects a note's plain text, one block a line, and tells offsets into it while it grows. */
export interface PlainText {
  /** Offset at which the next text will stand. */
  readonly length: number
  /** Offset at which the current line starts. */
  readonly lineStart: number
  /** Adds text to the current line; its line ends become spaces. */
  write(text: string): void
  /** Adds text as it is, line ends too. */
  writeLines(text: string): void
  /** The current line so far. */
  line(): string
  /** Ends the line, unless it is empty. */
  endLine(): void
  /** Everything, without a line end at the end. */
  toString(): string
}

/** An empty {@link PlainText}. */
export function createPlainText(): PlainText {
  let done = ''
  let line = ''
  return {
    get length() {
      return done.length + line.length
    },
    get lineStart() {
      return done.length
    },
    write(text) {
      line += text.includes('\n') || text.includes('\r') ? text.replace(/\r\n?|\n/g, ' ') : text
    },
    writeLines(text) {
      line += text
    },
    line: () => line,
    endLine() {
      if (line !== '') done += `${line}\n`
      line = ''
    },
    toString: () => (done + line).replace(/\n$/, ''),
  }
}
