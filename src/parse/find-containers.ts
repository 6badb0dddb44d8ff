import { type ContainerHead, readContainerHead } from './container-head.ts'
import { readAdBlock } from './read-ad-block.ts'

/** A line of a source, without its end. */
export interface SourceLine {
  readonly from: number
  readonly to: number
}

/** A container of a source. Lines count from 0. */
export interface Container {
  readonly head: ContainerHead
  /** Blanks before it, behind those that belong to the containers around it. */
  readonly indent: number
  /** Characters of the mark of an item whose first block it is: `- !!! tip`. */
  readonly marker?: number
  /** The line that opens it. */
  readonly first: number
  /** The last line of it, which closes it where something does. */
  last: number
  /** Whether {@link last} only closes it. */
  isClosed: boolean
  /** Lines below the first that are its options. */
  readonly options?: number
  /** Blanks that belong to the container before each line of its text. */
  strip: number
  readonly inner: Container[]
}

/** A block of code that is open. */
interface OpenFence {
  readonly sign: string
  readonly length: number
}

/** The lines of a source. */
export function linesOf(source: string): readonly SourceLine[] {
  const lines: SourceLine[] = []
  for (let from = 0; from <= source.length; ) {
    const end = source.indexOf('\n', from)
    const next = end < 0 ? source.length + 1 : end + 1
    const to = end < 0 ? source.length : source[end - 1] === '\r' ? end - 1 : end
    lines.push({ from, to })
    from = next
  }
  return lines
}

/**
 * Finds the containers of a source, each with those in it. One that is not closed is none, and neither is what stands in
 * code. Linear in the source, but for those that are not closed, of which each of the first few costs another look.
 */
export function findContainers(source: string, lines: readonly SourceLine[]): readonly Container[] {
  const never = new Set<number>()
  for (let round = 0; round < 8; round++) {
    const { containers, unclosed } = scan(source, lines, never)
    if (unclosed.length === 0) return containers
    for (const line of unclosed) never.add(line)
  }
  return []
}

function scan(
  source: string,
  lines: readonly SourceLine[],
  never: ReadonlySet<number>,
): { readonly containers: readonly Container[]; readonly unclosed: readonly number[] } {
  const containers: Container[] = []
  const open: Container[] = []
  const unclosed: number[] = []
  let fence: OpenFence | undefined
  const closeFrom = (depth: number, last: number): void => {
    for (const container of open.splice(depth)) {
      container.last = last
      if (container.head.end !== 'indentation') unclosed.push(container.first)
    }
  }
  let skipTo = -1
  let script: string | undefined
  for (const [i, { from, to }] of lines.entries()) {
    if (i <= skipTo) continue
    const text = source.slice(from, to)
    const isEmpty = text.trim() === ''
    // Which of the containers go on in this line, and where their text begins.
    let at = 0
    let depth = 0
    for (; depth < open.length; depth++) {
      const container = open[depth]!
      if (isEmpty) continue
      const before = blanksFrom(text, at)
      if (container.head.end === 'indentation') {
        if (container.strip < 0) container.strip = container.indent + stepOf(container, before)
        if (before < container.strip) break
        at += container.strip
      } else {
        if (container.strip < 0)
          container.strip = isElement(container.head) ? before : Math.min(before, container.indent)
        at += Math.min(before, container.strip)
      }
    }
    if (depth < open.length) {
      fence = undefined
      closeFrom(depth, lastFilled(source, lines, i))
    }
    if (isEmpty) continue
    const indent = blanksFrom(text, at)
    const content = text.slice(at + indent)
    const mark = /^(`{3,}|~{3,})(.*)$/.exec(content)
    const end = open.at(-1)?.head.end
    if (typeof end === 'object' && 'fence' in end && mark?.[1]?.startsWith(end.fence) && !mark[2]?.trim()) {
      const container = open.pop()!
      container.last = i
      container.isClosed = true
      fence = undefined
      continue
    }
    if (fence !== undefined) {
      if (mark?.[1]?.startsWith(fence.sign.repeat(fence.length)) && mark[2]?.trim() === '') fence = undefined
      continue
    }
    const block =
      mark && !never.has(i)
        ? readAdBlock(content, lineAt(source, lines, i), (line) => lines[i + line]!.from - from)
        : undefined
    if (block !== undefined) {
      const { head, options } = block
      const made: Container = {
        head,
        indent,
        first: i,
        last: i,
        isClosed: false,
        ...(options > 0 && { options }),
        strip: -1,
        inner: [],
      }
      ;(open.at(-1)?.inner ?? containers).push(made)
      open.push(made)
      skipTo = i + options
      continue
    }
    if (mark && !(mark[1]!.startsWith('`') && mark[2]!.includes('`'))) {
      fence = { sign: mark[1]![0]!, length: mark[1]!.length }
      continue
    }
    // Programs and styles of HTML are none of a note's text.
    if (script !== undefined) {
      if (content.toLowerCase().includes(script)) script = undefined
      continue
    }
    const tag = /^<(script|style)\b/i.exec(content)?.[1]?.toLowerCase()
    if (tag !== undefined && !content.toLowerCase().includes(`</${tag}>`)) {
      script = `</${tag}>`
      continue
    }
    const closing = findClosing(open, content)
    if (closing >= 0) {
      const container = open[closing]!
      closeFrom(closing + 1, i - 1)
      open.pop()
      container.last = i
      container.isClosed = true
      continue
    }
    const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?=!!!|\?\?\?)/.exec(content)?.[0].length ?? 0
    const head = never.has(i) ? undefined : readContainerHead(text, at + indent + marker)
    if (head === undefined || !isMeant(head, source, lines, i, at + indent)) continue
    if (head.end === 'empty line') {
      const last = lastBeforeEmpty(source, lines, i)
      const made = { head, indent, first: i, last, isClosed: false, strip: 0, inner: [] }
      if (open.length === 0) containers.push(made)
      skipTo = open.length === 0 ? last : i
      continue
    }
    const isWhole = head.text !== undefined
    const made: Container = {
      head,
      indent,
      ...(marker > 0 && { marker }),
      first: i,
      last: i,
      isClosed: isWhole,
      strip: -1,
      inner: [],
    }
    ;(open.at(-1)?.inner ?? containers).push(made)
    if (!isWhole) open.push(made)
  }
  closeFrom(0, lines.length - 1)
  return { containers, unclosed }
}

/** The lines behind one, by how far behind it they are. */
function lineAt(
  source: string,
  lines: readonly SourceLine[],
  first: number,
): (line: number) => string | undefined {
  return (line) => {
    const place = lines[first + line]
    return place && source.slice(place.from, place.to)
  }
}

/** How far the text of a box is set in: in an item, which is set in itself, twice as far, or only as far as the item. */
function stepOf({ marker, indent }: Container, before: number): number {
  return marker !== undefined && before >= indent + 8 ? 8 : 4
}

function isElement({ end }: ContainerHead): boolean {
  return typeof end === 'object' && 'tag' in end
}

/** The innermost open container that a line closes; -1 for none. */
function findClosing(open: readonly Container[], content: string): number {
  const [, signs] = /^(:{3,}|\/{3,})[ \t]*$/.exec(content) ?? []
  const tag = /^<\/([A-Z]\w*)>[ \t]*$/.exec(content)?.[1]
  if (signs === undefined && tag === undefined) return -1
  return open.findLastIndex(({ head: { end } }) => {
    if (typeof end === 'string') return false
    if ('tag' in end) return end.tag === tag
    if ('fence' in end) return false
    if (signs === undefined) return false
    return 'colons' in end
      ? signs.startsWith(':') && signs.length >= end.colons
      : signs.startsWith('/') && signs.length >= end.slashes
  })
}

/** Spaces from a place on; a tab goes on to the next of the columns that are multiples of 4, which is as Markdown has it. */
function blanksFrom(text: string, at: number): number {
  let end = at
  while (text[end] === ' ' || text[end] === '\t') end++
  return end - at
}

/**
 * Whether what looks like a container is one. `!!! note` and `=== "Tab"` have an indented text, or at least a title; to
 * CommonMark `<Warning>` is HTML, which text right below it belongs to.
 */
function isMeant(
  { end, kind, title, text }: ContainerHead,
  source: string,
  lines: readonly SourceLine[],
  i: number,
  column: number,
): boolean {
  const textOf = (line: number): string => source.slice(lines[line]?.from, lines[line]?.to ?? 0)
  if (end === 'indentation') {
    if (kind === 'callout' && title !== undefined) return true
    let next = i + 1
    while (next < lines.length && textOf(next).trim() === '') next++
    return next < lines.length && blanksFrom(textOf(next), 0) >= column + 4
  }
  if (
    typeof end === 'string' ||
    !('tag' in end) ||
    text !== undefined ||
    kind !== 'callout' ||
    /\s/.test(textOf(i).trim())
  )
    return true
  return i + 1 < lines.length && /^\s|^$/.test(textOf(i + 1))
}

/** The last line of those that follow without an empty one. */
function lastBeforeEmpty(source: string, lines: readonly SourceLine[], first: number): number {
  let last = first
  while (last + 1 < lines.length && source.slice(lines[last + 1]!.from, lines[last + 1]!.to).trim() !== '')
    last++
  return last
}

/** The last line before another that is not empty. */
function lastFilled(source: string, lines: readonly SourceLine[], before: number): number {
  let line = before - 1
  while (line > 0 && source.slice(lines[line]!.from, lines[line]!.to).trim() === '') line--
  return line
}
