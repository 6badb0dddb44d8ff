import type { Heading, Paragraph, PhrasingContent } from 'mdast'
import type { BlockDatumNode } from '../../model/note-nodes.ts'
import type { Range } from '../../model/range.ts'
import type { Locator } from '../../parse/locator.ts'
import { endOf, splitNodes, startOf, trimNodes } from './cut-nodes.ts'
import { propertyKey, propertyLine } from './property-names.ts'

/** A line `name:: value`. */
export interface PropertyLine {
  /** As properties are compared. */
  readonly key: string
  /** As written. */
  readonly value: string
  readonly valueRange: Range
  readonly range: Range
  readonly datum: BlockDatumNode
}

/** The lines of a paragraph that say something of its block, and no text. */
export interface BlockLines {
  readonly properties: readonly PropertyLine[]
  /** `SCHEDULED:` and `DEADLINE:`. */
  readonly times: readonly BlockDatumNode[]
}

/** What is read as it is written. */
const codes: ReadonlySet<string> = new Set(['inlineCode', 'inlineMath', 'html'])

const timeLine = /^(SCHEDULED|DEADLINE):[ \t]*<([^<>\r\n]*)>[ \t]*$/

/** Whether a text may hold such a line: cheap. */
function mayHoldLines(text: string): boolean {
  return text.includes('::') || text.includes('SCHEDULED:') || text.includes('DEADLINE:')
}

/** A line of a block's text. */
interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Where the next one starts, or the text ends. */
  readonly next: number
  /** Where what it says begins. */
  readonly value: number
}

/** Takes the lines out of a paragraph, which may be empty then. Undefined where it has none. */
export function takeLines(block: Paragraph | Heading, locator: Locator): BlockLines | undefined {
  const start = startOf(block)
  const end = endOf(block)
  if (!mayHoldLines(locator.source.slice(start, end))) return undefined
  const lines = linesIn(locator.source, start, end).filter(({ value }) => value >= 0)
  if (lines.length === 0) return undefined
  const offsets = lines.flatMap((line) => [line.start, line.value, line.end, line.next])
  const pieces = splitNodes(block.children, [...new Set(offsets)], locator)
  const properties: PropertyLine[] = []
  const times: BlockDatumNode[] = []
  const kept: PhrasingContent[] = []
  let at = 0
  for (const line of lines) {
    while (at < pieces.length && startOf(pieces[at]!) < line.start) kept.push(pieces[at++]!)
    const first = pieces[at]
    // What only looks like one may stand in code.
    if (first === undefined || codes.has(first.type) || startOf(first) !== line.start) continue
    const value: PhrasingContent[] = []
    for (; at < pieces.length && startOf(pieces[at]!) < line.next; at++) {
      const from = startOf(pieces[at]!)
      if (from >= line.value && from < line.end) value.push(pieces[at]!)
    }
    const taken = readLine(line, trimNodes(value, locator), locator)
    if ('key' in taken) properties.push(taken)
    else times.push(taken)
  }
  kept.push(...pieces.slice(at))
  if (properties.length + times.length === 0) return undefined
  block.children = trimNodes(kept, locator)
  return { properties, times }
}

function readLine(line: Line, children: PhrasingContent[], locator: Locator): PropertyLine | BlockDatumNode {
  const { text, start, end, value: from } = line
  const position = locator.position(start, end)
  const [, lead = '', name = '', value = ''] = propertyLine.exec(text) ?? []
  if (lead === '') {
    const [, word = '', time = ''] = timeLine.exec(text) ?? []
    const shown = word.slice(0, 1) + word.slice(1).toLowerCase()
    return { type: 'blockDatum', name: shown, children: [{ type: 'text', value: time, position }], position }
  }
  return {
    key: propertyKey(name),
    value: value.trim(),
    valueRange: { start: from, end: from + value.trimEnd().length },
    range: { start, end },
    datum: { type: 'blockDatum', name, children, position },
  }
}

/** Each line of a part of a source, without what stands before it in lists and quotes. `value` is -1 for text. */
function linesIn(source: string, start: number, end: number): readonly Line[] {
  const found = [...source.slice(start, end).matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => {
    const indent = index === 0 ? 0 : (/^[ \t>]*/.exec(line)?.[0].length ?? 0)
    return { text: line.slice(indent), start: start + index + indent, end: start + index + line.length }
  })
  return found.map((line, i): Line => {
    const lead = propertyLine.exec(line.text)?.[1]
    const value = lead === undefined ? (timeLine.test(line.text) ? line.end : -1) : line.start + lead.length
    return { ...line, value, next: found[i + 1]?.start ?? end }
  })
}

/** A line of a property where no text was parsed: its value is text. */
export function readPlainLine(written: string, start: number, locator: Locator): PropertyLine {
  const [, lead = '', name = '', value = ''] = propertyLine.exec(written) ?? []
  const position = locator.position(start, start + written.trimEnd().length)
  const from = start + lead.length
  const valueRange = { start: from, end: from + value.trimEnd().length }
  const children: PhrasingContent[] = [
    { type: 'text', value: value.trim(), position: locator.position(from, valueRange.end) },
  ]
  return {
    key: propertyKey(name),
    value: value.trim(),
    valueRange,
    range: { start, end: valueRange.end },
    datum: { type: 'blockDatum', name, children, position },
  }
}
