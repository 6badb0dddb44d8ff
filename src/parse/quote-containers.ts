import type { Container, SourceLine } from './find-containers.ts'

/** A part of a quoted source that is as it was written. */
interface Copied {
  readonly out: number
  readonly from: number
  readonly length: number
}

/** A source whose containers are quotes, each with its title as a heading first. */
export interface QuotedSource {
  readonly text: string
  /** The containers by where their quotes begin in the text. */
  readonly byStart: ReadonlyMap<number, Container>
  /** Where a place of the text stands in the source; one that was put in stands where the text goes on (`start`) or was before. */
  startOf(offset: number): number
  endOf(offset: number): number
}

/** Writes the containers of a source as quotes, which both parsers can read. */
export function quoteContainers(
  source: string,
  lines: readonly SourceLine[],
  containers: readonly Container[],
): QuotedSource {
  const copied: Copied[] = []
  const byStart = new Map<number, Container>()
  let text = ''
  const copy = (from: number, to: number): void => {
    if (to > from) copied.push({ out: text.length, from, length: to - from })
    text += source.slice(from, to)
  }
  const prefixOf = (around: readonly Container[]): string =>
    around.map(({ indent, marker = 0 }) => `${' '.repeat(indent + marker)}> `).join('')

  const lineOf = (i: number): string => source.slice(lines[i]?.from ?? 0, lines[i]?.to ?? 0).trimStart()
  const isQuote = (i: number): boolean => lineOf(i).startsWith('>')
  const isEmpty = (i: number): boolean => lineOf(i) === ''

  /** A line of the text of the containers around it. */
  const writeLine = (i: number, around: readonly Container[]): void => {
    const { from, to } = lines[i]!
    let at = from
    for (const { strip } of around) {
      let left = strip
      while (left-- > 0 && at < to && /[ \t]/.test(source[at]!)) at++
    }
    if (around.length > 0) text += prefixOf(around)
    copy(at, lines[i + 1]?.from ?? to)
  }
  const writeSome = (
    first: number,
    last: number,
    around: readonly Container[],
    inner: readonly Container[],
  ): void => {
    let line = first
    for (const container of inner) {
      while (line < container.first) writeLine(line++, around)
      writeContainer(container, around)
      line = container.last + 1
    }
    while (line <= last) writeLine(line++, around)
  }
  const writeContainer = (container: Container, around: readonly Container[]): void => {
    const { first, last, isClosed, head, indent, options = 0, inner } = container
    const outer = prefixOf(around)
    if (text !== '' && !text.endsWith('\n')) text += '\n'
    // A quote goes on with one before it, and text behind it with the quote, unless an empty line parts them. Elsewhere
    // there is none, for it would make a list loose.
    if (isQuote(first - 1)) text += `${outer.trimEnd()}\n`
    text += outer + ' '.repeat(indent)
    const start = lines[first]!.from + indent
    if (container.marker) copy(start, start + container.marker)
    byStart.set(text.length, container)
    text += '> ###### '
    if (head.title) copy(lines[first]!.from + head.title.from, lines[first]!.from + head.title.to)
    text += '\n'
    const inside = [...around, container]
    if (head.kind === 'module') {
      // Tildes end with tildes, which no program has at the start of a line.
      text += `${prefixOf(inside)}~~~~mdx\n`
      writeSome(first, last, inside, [])
      if (!text.endsWith('\n')) text += '\n'
      text += `${prefixOf(inside)}~~~~\n`
    } else if (head.text) {
      text += prefixOf(inside)
      copy(lines[first]!.from + head.text.from, lines[first]!.from + head.text.to)
    } else writeSome(first + 1 + options, isClosed ? last - 1 : last, inside, inner)
    if (!text.endsWith('\n')) text += '\n'
    // An item ends at the next; an empty line would make the list loose.
    if (!isEmpty(last + 1) && !(container.marker && /^(?:[-*+]|\d+[.)])[ \t]/.test(lineOf(last + 1))))
      text += `${outer.trimEnd()}\n`
  }
  writeSome(0, lines.length - 1, [], containers)

  const find = (offset: number): number => {
    let low = 0
    let high = copied.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (copied[middle]!.out <= offset) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  return {
    text,
    byStart,
    startOf(offset) {
      const at = copied[find(offset)]
      if (at !== undefined && offset < at.out + at.length) return at.from + offset - at.out
      return copied[find(offset) + 1]?.from ?? source.length
    },
    endOf(offset) {
      const at = copied[find(offset - 1)]
      return at === undefined ? 0 : at.from + Math.min(offset - at.out, at.length)
    },
  }
}
