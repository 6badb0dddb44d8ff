import { findTable } from '../tables/parse-table.ts'
import type { CompletionPlace, LinePlace, LinkRange, PlaceOptions } from './completion-place.ts'

/** The place inside an open wiki-link. */
export function linkPlace(line: LinePlace, options: PlaceOptions): CompletionPlace | undefined {
  const { before, after, lineStart } = line
  const open = before.lastIndexOf('[[')
  if (open < 0 || before.includes(']]', open)) return undefined
  const inside = before.slice(open + 2)
  if (inside.includes('[') || inside.includes('\t')) return undefined
  const offset = lineStart + before.length
  const embed = before[open - 1] === '!'
  const start = lineStart + open - (embed ? 1 : 0)
  const inTable = isInTable(line)
  const asMarkdown = options.writesMarkdown === true && options.isLabelFirst !== true
  const range = (query: string, rest: Rest): LinkRange => ({
    from: asMarkdown ? start : offset - query.length,
    to: offset + rest.length,
    query,
    form: 'wiki',
    tail: rest.tail,
    start,
    embed,
    inTable,
    ...(asMarkdown && { asMarkdown: true }),
  })
  const pipe = inside.indexOf('|')
  if (pipe >= 0 && options.isLabelFirst) {
    const place = targetPlace(inside.slice(pipe + 1), after, range)
    return place.kind === 'note' ? { ...place, hasLabel: true } : place
  }
  if (pipe >= 0) {
    const whole = inside.slice(0, inside[pipe - 1] === '\\' ? pipe - 1 : pipe).trim()
    const hash = whole.indexOf('#')
    return {
      kind: 'display-text',
      target: hash < 0 ? whole : whole.slice(0, hash).trim(),
      fragment: hash < 0 ? '' : whole.slice(hash),
      ...range(inside.slice(pipe + 1), readRest(after, /^[^[\]]*/)),
    }
  }
  return targetPlace(inside, after, range)
}

/** In the part of a link that says where it leads. */
function targetPlace(
  inside: string,
  after: string,
  range: (query: string, rest: Rest) => LinkRange,
): Extract<CompletionPlace, { kind: 'note' | 'heading' | 'block' }> {
  const rest = readRest(after, /^[^[\]|#]*/)
  const hash = inside.indexOf('#')
  if (hash < 0) {
    const place = { kind: 'note', ...range(inside, rest) } as const
    return /^\\?[|#]/.test(rest.tail) ? { ...place, hasLabel: true } : place
  }
  const target = inside.slice(0, hash).trim()
  const parts = inside.slice(hash + 1).split('#')
  const last = parts.pop()!
  if (last.startsWith('^')) return { kind: 'block', target, ...range(last.slice(1), rest) }
  return { kind: 'heading', target, above: parts.map((part) => part.trim()), ...range(last, rest) }
}

/** What follows a cursor in a link. */
interface Rest {
  /** How much of it an entry replaces. */
  readonly length: number
  /** What an entry ends with, so that the link is whole and has its brackets once. */
  readonly tail: string
}

/** `part` matches what is left of the part that is completed. */
function readRest(after: string, part: RegExp): Rest {
  const left = part.exec(after)![0].replace(/\\$/, '')
  const closed = /^([^[\]]*)\]\]/.exec(after.slice(left.length))
  // Words behind a blank may be the sentence that goes on; they stay.
  if (closed && (left === '' || /^\S/.test(left)))
    return { length: left.length + closed[0].length, tail: `${closed[1]}]]` }
  if (closed) return { length: 0, tail: '' }
  return { length: after.startsWith(']') ? 1 : 0, tail: ']]' }
}

/** Whether a line is a row of a table. */
export function isInTable({ text, lineStart, before, after }: LinePlace): boolean {
  if (!before.includes('|') && !after.includes('|')) return false
  const start = text.lastIndexOf('\n\n', lineStart - 1) + 1
  const end = text.indexOf('\n\n', lineStart)
  const lines = text.slice(start, end < 0 ? text.length : end).split(/\r?\n/)
  const number = text.slice(start, lineStart).split('\n').length
  return findTable((at) => lines[at - 1], number) !== undefined
}
