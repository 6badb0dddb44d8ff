import type { Properties } from '../../../../model/properties.ts'
import type { Range } from '../../../../model/range.ts'
import { coreValue, readScalar, type Scalar, type ScalarStyle } from './read-scalar.ts'

/** One value, and where it is written with its quotes. */
export interface ScalarPlace {
  readonly value: Scalar
  readonly style: ScalarStyle
  readonly range: Range
}

/** One value of a list. */
export interface ItemPlace extends ScalarPlace {
  /** In a block list the item's whole line without its end; in a flow list the same as `range`. */
  readonly line: Range
}

/** What stands behind a property's colon, as far as a form can show it. */
export type ValuePlace =
  | { readonly kind: 'empty' }
  | ({ readonly kind: 'scalar' } & ScalarPlace)
  | {
      readonly kind: 'list'
      readonly style: 'block' | 'flow'
      readonly items: readonly ItemPlace[]
      /** Of a flow list its brackets. */
      readonly range: Range
    }
  /** Maps, texts of several lines, anchors: only a YAML parser can say. */
  | { readonly kind: 'other' }

/** A property at the top level of a note's frontmatter. */
export interface PropertyPlace {
  readonly name: string
  /** The key as it is written, with its quotes. */
  readonly key: Range
  /** Just behind the colon. */
  readonly behindColon: number
  /** Its lines, with the end of the last; comments and empty lines below it are not among them. */
  readonly lines: Range
  readonly value: ValuePlace
}

/** A note's frontmatter as a form can show it. Offsets are of the note's text, whose lines end in `\n`. */
export interface PropertyText {
  /** From the first fence to the end of the last fence's line, without that line's end. */
  readonly range: Range
  /** Between the fences. */
  readonly inner: Range
  readonly properties: readonly PropertyPlace[]
  /**
   * Whether this is all that there is and all of it was understood; else a YAML parser has to say whether it is valid and
   * what it means, and {@link properties} only says where things stand.
   */
  readonly isSure: boolean
}

const keyLine =
  /^(?:([^\s#"'[\]{}&*!|>%@`,?:-](?:[^:#\n]|:(?=\S)|(?<!\s)#)*?|[-?:](?=[^\s:#])(?:[^:#\n]|:(?=\S)|(?<!\s)#)*?)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'))[ \t]*:(?=[ \t]|$)/

/** Where the frontmatter of a text is, without looking into it; undefined where it has none. */
export function findFrontmatter(text: string): Pick<PropertyText, 'range' | 'inner'> | undefined {
  const open = /^---[ \t]*\n/.exec(text)
  if (!open) return undefined
  const close = /^---[ \t]*$/gm
  close.lastIndex = open[0].length
  const found = close.exec(text)
  if (!found) return undefined
  return {
    range: { start: 0, end: found.index + found[0].length },
    inner: { start: open[0].length, end: found.index },
  }
}

/** Reads the properties of a note's text; undefined where it has no frontmatter. Linear in the frontmatter's length. */
export function readProperties(text: string): PropertyText | undefined {
  const found = findFrontmatter(text)
  if (!found) return undefined
  const lines = collectLines(text, found.inner)
  const properties: PropertyPlace[] = []
  let isSure = true
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]
    if (line === undefined) break
    if (isTrivia(line.text)) {
      // A comment cannot hide a tab that YAML would not take.
      i++
      continue
    }
    const key = keyLine.exec(line.text)
    if (!key) {
      isSure = false
      i++
      continue
    }
    const last = lastLineOf(lines, i, line.text.slice(key[0].length))
    const property = placeProperty(text, key, lines.slice(i, last + 1))
    properties.push(property)
    if (property.value.kind === 'other') isSure = false
    i = last + 1
  }
  if (new Set(properties.map(({ name }) => name)).size < properties.length) isSure = false
  return { ...found, properties, isSure }
}

interface Line {
  readonly start: number
  readonly text: string
}

function collectLines(text: string, { start, end }: Range): readonly Line[] {
  const lines: Line[] = []
  for (let at = start; at < end; ) {
    const next = text.indexOf('\n', at)
    lines.push({ start: at, text: text.slice(at, next) })
    at = next + 1
  }
  return lines
}

function isTrivia(line: string): boolean {
  return /^[ \t]*(?:#.*)?$/.test(line)
}

/** The last line of the property whose first is `first`: more indented ones, and items of its list. */
function lastLineOf(lines: readonly Line[], first: number, rest: string): number {
  // Behind `|` and `>` a `#` begins no comment.
  const isTextBlock = /^[ \t]+[|>]/.test(rest)
  let last = first
  for (let i = first + 1; i < lines.length; i++) {
    const { text } = lines[i]!
    if (isTextBlock ? text.trim() === '' : isTrivia(text)) continue
    if (!/^[ \t]|^-(?:\s|$)/.test(text)) break
    last = i
  }
  return last
}

function placeProperty(text: string, key: RegExpExecArray, lines: readonly Line[]): PropertyPlace {
  const { start } = lines[0]!
  const last = lines.at(-1)!
  const written = key[1] ?? key[2] ?? ''
  const behindColon = start + key[0].length
  const valueEnd = last.start + last.text.length
  return {
    name: nameOf(written),
    key: { start, end: start + written.length },
    behindColon,
    lines: { start, end: valueEnd + 1 },
    value: placeValue(text, behindColon, lines),
  }
}

/** What a form would show of a property; undefined for what it cannot show. */
export function shownValue({ value }: PropertyPlace): Scalar | readonly Scalar[] | undefined {
  if (value.kind === 'other') return undefined
  if (value.kind === 'empty') return null
  return value.kind === 'scalar' ? value.value : value.items.map((item) => item.value)
}

/** Whether all that a form would show is what a YAML parser has read. */
export function isAsRead({ properties }: PropertyText, read: Properties): boolean {
  return (
    properties.length === Object.keys(read).length &&
    properties.every((one) => {
      const shown = shownValue(one)
      return (
        one.name in read && (shown === undefined || JSON.stringify(shown) === JSON.stringify(read[one.name]))
      )
    })
  )
}

function nameOf(written: string): string {
  const quoted = /^["']/.test(written) ? readScalar(written) : undefined
  return quoted ? String(quoted.value) : String(coreValue(written) ?? '')
}

function placeValue(text: string, behindColon: number, lines: readonly Line[]): ValuePlace {
  const other = { kind: 'other' } as const
  const first = lines[0]!
  const rest = text.slice(behindColon, first.start + first.text.length)
  const start = behindColon + (/^[ \t]*/.exec(rest)?.[0].length ?? 0)
  const more = lines.slice(1)
  if (isTrivia(rest) && (rest.trim() === '' || /^[ \t]/.test(rest)))
    return more.length === 0 ? { kind: 'empty' } : (placeBlockList(more) ?? other)
  const last = lines.at(-1)!
  if (text[start] === '[') return placeFlowList(text, start, last.start + last.text.length) ?? other
  if (more.length > 0) return other
  const scalar = readScalar(text.slice(start, first.start + first.text.length))
  if (!scalar || !isTrivia(text.slice(start + scalar.length, first.start + first.text.length))) return other
  if (!isComment(text.slice(start + scalar.length, first.start + first.text.length))) return other
  const { value, style, length } = scalar
  return { kind: 'scalar', value, style, range: { start, end: start + length } }
}

/** Behind a value: nothing, or a comment that stands off. */
function isComment(rest: string): boolean {
  return /^(?:[ \t]*|[ \t]+#.*)$/.test(rest)
}

function placeBlockList(lines: readonly Line[]): ValuePlace | undefined {
  const items: ItemPlace[] = []
  let indent: string | undefined
  for (const { start, text } of lines) {
    if (isTrivia(text)) continue
    const mark = /^( *)-(?: +|$)/.exec(text)
    indent ??= mark?.[1]
    if (!mark || indent !== mark[1]) return undefined
    const line = { start, end: start + text.length }
    const from = mark[0].length
    const rest = text.slice(from)
    if (isTrivia(rest)) {
      const at = start + mark[0].trimEnd().length
      items.push({ value: null, style: 'plain', range: { start: at, end: at }, line })
      continue
    }
    const scalar = readScalar(rest)
    if (!scalar || !isComment(rest.slice(scalar.length))) return undefined
    const { value, style, length } = scalar
    items.push({ value, style, range: { start: start + from, end: start + from + length }, line })
  }
  const [first] = items
  const last = items.at(-1)
  if (!first || !last) return undefined
  return { kind: 'list', style: 'block', items, range: { start: first.line.start, end: last.line.end } }
}

/** A flow list of single values; over several lines too, but without comments. */
function placeFlowList(text: string, open: number, end: number): ValuePlace | undefined {
  const items: ItemPlace[] = []
  let at = open + 1
  const skip = (): void => {
    while (at < end && /\s/.test(text[at] ?? '')) at++
  }
  for (skip(); text[at] !== ']'; skip()) {
    const scalar = at < end ? readScalar(text.slice(at, end), true) : undefined
    if (!scalar) return undefined
    const range = { start: at, end: at + scalar.length }
    items.push({ value: scalar.value, style: scalar.style, range, line: range })
    at = range.end
    skip()
    if (text[at] === ',') at++
    else if (text[at] !== ']') return undefined
  }
  const range = { start: open, end: at + 1 }
  const rest = text.slice(range.end, end)
  if (rest.includes('\n') || !isComment(rest)) return undefined
  // Lines of it must be indented, or YAML takes them for something else.
  return /\n(?![ ])/.test(text.slice(open, range.end))
    ? undefined
    : { kind: 'list', style: 'flow', items, range }
}
