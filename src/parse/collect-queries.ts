import type { Code, InlineCode, ListItem, Paragraph } from 'mdast'
import { isQueryLanguage } from '../model/query.ts'
import { lineStartsIn } from './line-starts-in.ts'
import { type PartsWalk, setData } from './parts-walk.ts'
import { rangeOf } from './range-of.ts'

/** Most queries, tasks and fields of one note that are kept. */
const most = { queries: 1_000, tasks: 10_000, fields: 5_000 }

/** Keeps a block that asks something, and numbers its node. */
export function readQuery(node: Code, walk: PartsWalk): void {
  const [language = ''] = /^[^\s{]*/.exec(node.lang ?? '') ?? []
  const name = language.toLowerCase()
  if (!isQueryLanguage(name) || walk.queries.length >= most.queries) return
  const range = rangeOf(node)
  setData(node, 'queryIndex', walk.queries.length)
  walk.queries.push({
    language: name,
    source: node.value,
    range,
    starts: lineStartsIn(node.value, walk.source, range),
  })
}

/**
 * Keeps `= expression` among text, and `dv: expression`, which vaults have whose plugin is set so. Code that begins so in a garden that has never heard of Dataview stays what it is: an
 * expression has to speak of a note, or call a function.
 */
export function readInlineQuery(node: InlineCode, walk: PartsWalk): void {
  const { value } = node
  const [sign] = /^(?:=(?![=>~<])|dv:)(?=\s*\S)/.exec(value) ?? []
  if (sign === undefined || !/\bthis\b|\[\[|[a-z]\(/i.test(value)) return
  if (walk.queries.length >= most.queries) return
  const range = rangeOf(node)
  const written = walk.source.slice(range.start, range.end)
  const source = value.slice(sign.length)
  const at = written.indexOf(value)
  setData(node, 'queryIndex', walk.queries.length)
  walk.queries.push({
    language: 'inline',
    source,
    range,
    starts: [range.start + Math.max(0, at) + sign.length],
  })
}

/** Keeps a task with what stands in its box; the nodes in it belong to it until {@link endTask}. */
export function startTask(node: ListItem, mark: string, walk: PartsWalk): void {
  const { start, end } = rangeOf(node)
  const [first] = node.children
  const text = first?.type === 'paragraph' ? rangeOf(first) : { start: end, end }
  const blockId = node.data?.blockId ?? first?.data?.blockId
  walk.openTasks.push(walk.tasks.length)
  if (walk.tasks.length >= most.tasks) return
  walk.tasks.push({
    text: walk.source
      .slice(text.start, text.end)
      .replace(/^\[.\]\s*/u, '')
      .replace(/\s+/g, ' ')
      .trim(),
    mark,
    at: start,
    depth: walk.openTasks.length - 1,
    heading: walk.headings.length - 1,
    ...(blockId !== undefined && { blockId }),
  })
}

/** Ends the task that was started last. */
export function endTask(walk: PartsWalk): void {
  walk.openTasks.pop()
}

/** `key::` at the start of a line, behind the mark of a list; the key may be set in bold or the like. */
const lineField =
  /^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?:\[.\][ \t]+)?[*_~]{0,3}([\p{L}\p{N}\p{Extended_Pictographic}][^:[\]()`\n]{0,99}?)[*_~]{0,3}::(?!:)[ \t]*(.*)$/u

/** A field in a line: where it is written, and where its two colons are. */
interface FieldDraft {
  readonly key: string
  readonly value: string
  readonly start: number
  readonly end: number
  readonly sign: number
}

/** Longest value of a field in brackets, in characters. */
const longestValue = 2_000

/** Keeps the fields of a paragraph: one to a line, or in brackets anywhere. Code holds none. */
export function collectFields(node: Paragraph, walk: PartsWalk): void {
  const { start, end } = rangeOf(node)
  const written = walk.source.slice(start, end)
  if (!written.includes('::')) return
  const code = node.children.filter((child) => child.type === 'inlineCode').map(rangeOf)
  let next = 0
  /** Asked from left to right. */
  const isCode = (at: number): boolean => {
    while (next < code.length && code[next]!.end <= at) next++
    return next < code.length && code[next]!.start <= at
  }
  const task = walk.openTasks.at(-1)
  let at = start
  for (const line of written.split('\n')) {
    for (const field of line.includes('::') ? fieldsIn(line) : []) {
      if (walk.fields.length >= most.fields) return
      if (isCode(at + field.sign)) continue
      walk.fields.push({
        key: field.key.replace(/[*_~]/g, '').trim(),
        value: field.value.trim(),
        range: { start: at + field.start, end: at + field.end },
        ...(task !== undefined && { task }),
      })
    }
    at += line.length + 1
  }
}

function fieldsIn(line: string): Iterable<FieldDraft> {
  const field = lineField.exec(line)
  if (field === null) return bracketFields(line)
  const [, key = '', value = ''] = field
  return [{ key, value, start: 0, end: line.length, sign: line.indexOf('::') }]
}

/** `[key:: value]` and `(key:: value)` in a line; the value may have such brackets in it. */
function* bracketFields(line: string): Iterable<FieldDraft> {
  let from = 0
  for (let sign = line.indexOf('::'); sign >= 0; sign = line.indexOf('::', from)) {
    const before = line.slice(Math.max(from, sign - 101), sign)
    const open = Math.max(before.lastIndexOf('['), before.lastIndexOf('('))
    const key = before.slice(open + 1)
    from = sign + 2
    if (open < 0 || key.trim() === '') continue
    const end = closing(line, sign + 2, before[open] === '[' ? '[]' : '()')
    if (end === undefined) continue
    yield { key, value: line.slice(sign + 2, end - 1), start: sign - key.length - 1, end, sign }
    from = end
  }
}

/** Behind the bracket that closes one; undefined where it is not near. */
function closing(line: string, from: number, brackets: string): number | undefined {
  let depth = 1
  for (let at = from; at < Math.min(line.length, from + longestValue); at++) {
    if (line[at] === brackets[0]) depth++
    else if (line[at] === brackets[1] && --depth === 0) return at + 1
  }
  return undefined
}
