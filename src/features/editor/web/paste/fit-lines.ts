/** A text for a place: `cut` characters before the place go, because the text has them itself. */
interface FittedLines {
  readonly cut: number
  readonly text: string
}

/** What stands before the place where lines are pasted. */
interface LinePlace {
  /** The place's line up to it. */
  readonly before: string
  /** How each line of code here begins, where lists are around it; undefined outside of code. */
  readonly code?: string | undefined
}

const quoteMark = /^\s*(?:>[ \t]?)+/
const itemMark = /^(\s*)(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?/

/**
 * Puts lines of text into a quote, a callout or an item of a list, which they would end otherwise: each begins as the lines
 * around it do. Lines that were copied there begin so already, and stay as they are; a list in an item that has nothing yet
 * takes that item's place.
 */
export function fitLines(text: string, { before, code }: LinePlace): FittedLines {
  const asIs = { cut: 0, text }
  const [first = '', ...rest] = text.split('\n')
  const quote = quoteMark.exec(before)?.[0] ?? ''
  const inside = before.slice(quote.length)
  const mark = code === undefined ? itemMark.exec(inside) : null
  if (rest.length === 0 || (quote === '' && mark === null && !code)) return asIs
  const said = rest.filter((line) => line.trim() !== '')
  if (quote !== '' && said.length > 0 && said.every((line) => /^\s*>/.test(line))) return asIs
  const own = mark?.[1] ?? ''
  const isItem = itemMark.test(`${first} `)
  const isEmptyItem = mark !== null && mark[0] === inside
  const hasItems = isItem || rest.some((line) => itemMark.test(line))
  // How deep items of a list are that begins in the middle of a line nobody knows.
  const indent = code ?? (mark === null ? '' : hasItems ? (isItem ? own : '') : contentIndent(mark[0]))
  const isIndented = indent !== '' && !hasItems && said.every((line) => line.startsWith(indent))
  const lead = isItem && mark !== null ? (/^\s*/.exec(first)?.[0] ?? '') : ''
  const prefix = `${quote}${isIndented ? '' : indent}`
  const lines = rest.map((line) =>
    line === ''
      ? prefix.trimEnd()
      : prefix + (line.startsWith(lead) ? line.slice(lead.length) : line.trimStart()),
  )
  const cut = isItem && isEmptyItem ? inside.length - own.length : 0
  return { cut, text: [cut > 0 ? first.slice(lead.length) : first, ...lines].join('\n') }
}

/** Blanks up to where the text of an item begins; a task's box is part of it. */
function contentIndent(mark: string): string {
  return ' '.repeat(/^\s*(?:[-+*]|\d{1,9}[.)])[ \t]/.exec(mark)?.[0].length ?? 2)
}
