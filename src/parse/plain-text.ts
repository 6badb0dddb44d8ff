/** Collects a note's plain text, one block a line, and tells offsets into it while it grows. */
export interface PlainText {
  /** Offset at which the next text will stand. */
  readonly length: number
  /** Offset at which the current line starts. */
  readonly lineStart: number
  /** Adds text to the current line; its line ends become spaces, and no line starts with blanks. */
  write(text: string): void
  /** Adds text as it is, line ends too. */
  writeLines(text: string): void
  /** The current line so far. */
  line(): string
  /** What stands from `offset` in the current line to its end. */
  since(offset: number): string
  /** Ends the line, unless it is empty. */
  endLine(): void
  /** Everything, without a line end at the end. */
  toString(): string
}

/** An empty {@link PlainText}. */
export function createPlainText(): PlainText {
  let done = ''
  // Pieces, not one string: reading a growing string again and again would copy it each time.
  let pieces: string[] = []
  let length = 0
  const write = (text: string): void => {
    if (text === '') return
    pieces.push(text)
    length += text.length
  }
  return {
    get length() {
      return done.length + length
    },
    get lineStart() {
      return done.length
    },
    write(text) {
      const flat = text.includes('\n') || text.includes('\r') ? text.replace(/\r\n?|\n/g, ' ') : text
      write(length === 0 ? flat.trimStart() : flat)
    },
    writeLines: write,
    line() {
      if (pieces.length > 1) pieces = [pieces.join('')]
      return pieces[0] ?? ''
    },
    since(offset) {
      let from = pieces.length
      let start = done.length + length
      while (from > 0 && start > offset) start -= pieces[--from]!.length
      return pieces
        .slice(from)
        .join('')
        .slice(offset - start)
    },
    endLine() {
      if (length > 0) done += `${pieces.join('')}\n`
      pieces = []
      length = 0
    },
    toString: () => (done + pieces.join('')).replace(/\n$/, ''),
  }
}
