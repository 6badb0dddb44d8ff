import type { Code, InlineCode, ListItem, Nodes, Paragraph } from 'mdast'
import { isQueryLanguage } from '../model/query.ts'
import type { Range } from '../model/range.ts'
import { type PartsWalk, setData } from './parts-walk.ts'

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
 * Keeps `= expression` among text. Code that begins so in a garden that has never heard of Dataview stays what it is: an
 * expression has to speak of a note, or call a function.
 */
export function readInlineQuery(node: InlineCode, walk: PartsWalk): void {
  const { value } = node
  if (!/^=(?![=>~<])\s*\S/.test(value) || !/\bthis\b|\[\[|[a-z]\(/i.test(value)) return
  if (walk.queries.length >= most.queries) return
  const range = rangeOf(node)
  const written = walk.source.slice(range.start, range.end)
  const source = value.slice(1)
  const at = written.indexOf(value)
  setData(node, 'queryIndex', walk.queries.length)
  walk.queries.push({ language: 'inline', source, range, starts: [range.start + Math.max(0, at) + 1] })
}

/** Where the lines of a block's code start: each is the end of a line of the source, behind what it is indented or quoted by. */
function lineStartsIn(code: string, source: string, { start, end }: Range): readonly number[] {
  const starts: number[] = []
  let at = nextLine(source, start, end)
  for (const line of code.split('\n')) {
    const next = nextLine(source, at, end)
    const written = source.slice(at, next).replace(/[\r\n]+$/, '')
    starts.push(at + Math.max(0, written.length - line.length))
    at = next
  }
  return starts
}

function nextLine(source: string, from: number, end: number): number {
  const found = source.indexOf('\n', from)
  return found < 0 || found >= end ? end : found + 1
}

/** Keeps a task; the nodes in it belong to it until {@link endTask}. */
export function startTask(node: ListItem, walk: PartsWalk): void {
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
    mark: node.checked ? (node.data?.task ?? 'x') : ' ',
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

/** Keeps the fields of a paragraph: one to a line, or in brackets anywhere. */
export function collectFields(node: Paragraph, walk: PartsWalk): void {
  const { start, end } = rangeOf(node)
  const written = walk.source.slice(start, end)
  if (!written.includes('::')) return
  const code = node.children.filter((child) => child.type === 'inlineCode').map(rangeOf)
  const isCode = (at: number): boolean => code.some((range) => range.start <= at && at < range.end)
  const add = (key: string, value: string, from: number, to: number): void => {
    const task = walk.openTasks.at(-1)
    if (walk.fields.length >= most.fields || isCode(from)) return
    walk.fields.push({
      key: key.replace(/[*_~]/g, '').trim(),
      value: value.trim(),
      range: { start: from, end: to },
      ...(task !== undefined && { task }),
    })
  }
  let at = start
  for (const line of written.split('\n')) {
    const field = line.includes('::') ? lineField.exec(line) : null
    if (field !== null && !isCode(at + field[0].indexOf('::')))
      add(field[1]!, field[2]!, at, at + line.length)
    else if (line.includes('::'))
      for (const one of bracketFields(line)) add(one.key, one.value, at + one.start, at + one.end)
    at += line.length + 1
  }
}

/** `[key:: value]` and `(key:: value)` in a line; the value may have such brackets in it. Linear. */
function bracketFields(
  line: string,
): readonly { readonly key: string; readonly value: string; readonly start: number; readonly end: number }[] {
  const found: { key: string; value: string; start: number; end: number }[] = []
  let from = 0
  for (let sign = line.indexOf('::'); sign >= 0; sign = line.indexOf('::', from)) {
    const before = line.slice(from, sign)
    const open = Math.max(before.lastIndexOf('['), before.lastIndexOf('('))
    const key = before.slice(open + 1)
    from = sign + 2
    if (open < 0 || key.trim() === '' || key.length > 100) continue
    const [left, right] = before[open] === '[' ? ['[', ']'] : ['(', ')']
    let depth = 1
    let end = sign + 2
    for (; end < line.length && depth > 0; end++)
      if (line[end] === left) depth++
      else if (line[end] === right) depth--
    if (depth > 0) continue
    found.push({ key, value: line.slice(sign + 2, end - 1), start: sign + 2 - key.length - 3, end })
    from = end
  }
  return found
}

function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}
