import type { Heading, Paragraph, PhrasingContent } from 'mdast'
import type { BlockDatumNode } from '../../model/note-nodes.ts'
import type { Range } from '../../model/range.ts'
import type { Locator } from '../../parse/locator.ts'
import { cutOut, trimNodes } from './cut-nodes.ts'
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

const timeLine = /^(SCHEDULED|DEADLINE):[ \t]*<([^<>\r\n]*)>[ \t]*$/

/** Whether a text may hold such a line: cheap. */
export function mayHoldLines(text: string): boolean {
  return text.includes('::') || text.includes('SCHEDULED:') || text.includes('DEADLINE:')
}

/** Takes the lines out of a paragraph, which may be empty then. Undefined where it has none. */
export function takeLines(block: Paragraph | Heading, locator: Locator): BlockLines | undefined {
  const { source } = locator
  const start = block.position?.start.offset ?? 0
  const end = block.position?.end.offset ?? 0
  if (!mayHoldLines(source.slice(start, end))) return undefined
  const properties: PropertyLine[] = []
  const times: BlockDatumNode[] = []
  // Text that only looks like one may begin a line of code.
  for (const line of linesIn(source, start, end)) {
    const property = propertyLine.exec(line.text)
    const time = property ? null : timeLine.exec(line.text)
    if (!property && !time) continue
    const { before, inside, after } = cutOut(block.children, line.start, line.end, locator)
    if (inside[0]?.type !== 'text' || (inside[0].position?.start.offset ?? -1) !== line.start) continue
    const position = locator.position(line.start, line.end)
    block.children = trimNodes(joinLines(before, after, locator), locator)
    const range = { start: line.start, end: line.end }
    if (time) {
      const [, word = '', value = ''] = time
      const name = word.slice(0, 1) + word.slice(1).toLowerCase()
      times.push({ type: 'blockDatum', name, children: [{ type: 'text', value, position }], position })
    } else if (property) {
      const [, lead = '', name = '', value = ''] = property
      const from = line.start + lead.length
      const nodes = trimNodes(cutOut(inside, from, line.end, locator).inside, locator)
      const datum: BlockDatumNode = { type: 'blockDatum', name, children: nodes, position }
      const valueRange = { start: from, end: from + value.trimEnd().length }
      properties.push({ key: propertyKey(name), value: value.trim(), valueRange, range, datum })
    }
  }
  return properties.length + times.length === 0 ? undefined : { properties, times }
}

/** Each line of a part of a source, without what stands before it in lists and quotes. */
function* linesIn(
  source: string,
  start: number,
  end: number,
): Iterable<{ readonly text: string; readonly start: number; readonly end: number }> {
  for (const { 0: line, index } of source.slice(start, end).matchAll(/[^\r\n]+/g)) {
    const indent = index === 0 ? 0 : (/^[ \t>]*/.exec(line)?.[0].length ?? 0)
    const text = line.slice(indent)
    yield { text, start: start + index + indent, end: start + index + line.length }
  }
}

/** What is left on both sides of a line: one line end between them. */
function joinLines(before: PhrasingContent[], after: PhrasingContent[], locator: Locator): PhrasingContent[] {
  const first = after[0]
  // The line end in front of what was taken stays with what stands before it.
  if (before.length === 0 || first === undefined) return [...before, ...after]
  return [...before, ...trimNodes([first], locator), ...after.slice(1)]
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
