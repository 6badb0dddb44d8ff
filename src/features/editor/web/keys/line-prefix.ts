/** What a line begins with, before its words. */
export interface LinePrefix {
  /** Marks of quotes with what stands before and behind them: `> `. */
  readonly quote: string
  /** Blanks between the quote and what follows. */
  readonly indent: string
  /** What makes it an item of a list. */
  readonly item?: ListMark
  /** Letters before the words: of all above. */
  readonly length: number
}

/** The mark of an item: `- `, `3. `, `- [x] `. */
interface ListMark {
  /** `-`, `*`, `+`, or the number with its sign. */
  readonly mark: string
  /** Of a numbered item. */
  readonly number?: number
  /** What stands behind a number: `.` or `)`. */
  readonly sign?: string
  /** Blanks behind the mark. */
  readonly gap: string
  /** What stands in the box of a task. */
  readonly status?: string
}

const quoteMarks = /^(?:[ \t]{0,3}>[ ]?)*/
const listMark = /^([ \t]*)(?:([-+*])|(\d{1,9})([.)]))([ \t]+|$)(?:\[(.)\](?:[ \t]|$))?/u
const rule = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$/

/** Reads what a line begins with. A line of dashes or stars is a rule, and no item. */
export function readLinePrefix(text: string): LinePrefix {
  const quote = quoteMarks.exec(text)?.[0] ?? ''
  const rest = text.slice(quote.length)
  const match = rule.test(rest) ? null : listMark.exec(rest)
  if (!match) {
    const indent = /^[ \t]*/.exec(rest)?.[0] ?? ''
    return { quote, indent, length: quote.length + indent.length }
  }
  const [whole, indent = '', bullet, digits, sign, gap = '', status] = match
  const numbered = digits !== undefined && sign !== undefined ? { number: Number(digits), sign } : {}
  return {
    quote,
    indent,
    item: {
      mark: bullet ?? `${digits}${sign}`,
      ...numbered,
      gap,
      ...(status !== undefined && { status }),
    },
    length: quote.length + whole.length,
  }
}

/** How far a text of blanks reaches, with tabs to every fourth column. */
export function columnOf(blanks: string): number {
  let column = 0
  for (const char of blanks) column += char === '\t' ? 4 - (column % 4) : 1
  return column
}

/** Marks of quotes without the innermost: `> > ` becomes `> `. */
export function withoutInnermost(quote: string): string {
  const outer = quote.replace(/>[ ]?$/, '')
  return outer.trim() === '' ? '' : outer
}
