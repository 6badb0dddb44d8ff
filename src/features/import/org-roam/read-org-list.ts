import { type Block, type Inline, text } from '../markdown/build.ts'
import { type FlatItem, nestLists } from '../markdown/nest-lists.ts'
import { type OrgNames, readOrgLine } from './read-org-line.ts'

/** A list's item: its indent, sign, box, and text. */
export const bullet =
  /^([ \t]*)(?:([-+]|(?<=[ \t])\*)|(\d{1,9}|[a-zA-Z])[.)])(?:[ \t]+\[@\d+\])?(?:[ \t]+\[([ xX-])\])?(?:[ \t]+(.*)|[ \t]*)$/

/** Whether a line goes on with the text before it; `depth` is that of blocks in one another. */
export function isProse(line: string, depth: number): boolean {
  return (
    line.trim() !== '' &&
    !(depth === 0 && /^\*+[ \t]/.test(line)) &&
    !/^[ \t]*(?:#\+[\w-]+[:_]|#[ \t]|\||:[\w-]*:?(?:[ \t]|$)|-{5,}[ \t]*$|\\begin\{|\\\[[ \t]*$|\$\$[ \t]*$)/.test(
      line,
    ) &&
    !/^\[fn:[\w-]+\]/.test(line) &&
    !bullet.test(line)
  )
}

/** Lines without the blanks that all of them begin with. */
export function outdent(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length)
  const least = Math.min(...indents, 100)
  return lines.map((line) => line.slice(least))
}

/** Where a list ends: at two empty lines, or at a line that stands further left than its first sign. */
export function listEnd(lines: readonly string[], from: number): number {
  const indent = indentOf(lines[from]!)
  let at = from + 1
  let fence: RegExp | undefined
  for (; at < lines.length; at++) {
    const line = lines[at]!
    if (fence) {
      if (fence.test(line)) fence = undefined
      continue
    }
    if (line.trim() === '') {
      const next = lines[at + 1]
      if (next === undefined || next.trim() === '') return at
      if (indentOf(next) <= indent && !(bullet.test(next) && indentOf(next) === indent)) return at
      continue
    }
    if (/^\*+[ \t]/.test(line)) return at
    if (indentOf(line) < indent || (indentOf(line) === indent && !bullet.test(line))) return at
    const kind = /^[ \t]*#\+begin_(\w+)/i.exec(line)?.[1]
    if (kind) fence = new RegExp(`^[ \\t]*#\\+end_${kind}\\b`, 'i')
  }
  return at
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)![0].replace(/\t/g, '        ').length
}

/** The lines of a list. */
export function readList(
  lines: readonly string[],
  names: OrgNames,
  inner: (lines: readonly string[]) => Block[],
): Block[] {
  const items: FlatItem[] = []
  const indents: number[] = []
  let at = 0
  while (at < lines.length) {
    const match = bullet.exec(lines[at]!)
    if (match === null) {
      at++
      continue
    }
    const [, , sign, number, check, said = ''] = match
    const indent = indentOf(lines[at]!)
    while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop()
    indents.push(indent)
    at++
    const own: string[] = []
    while (at < lines.length && !(bullet.test(lines[at]!) && !isInBlock(own))) own.push(lines[at++]!)
    const prose = own.findIndex((line) => !isProse(line, 1))
    const more = prose < 0 ? own : own.slice(0, prose)
    const [, term, meaning] = /^(.+?)[ \t]+::(?:[ \t]+(.*))?$/.exec(said) ?? []
    const first = [meaning ?? (term === undefined ? said : ''), ...more.map((line) => line.trim())]
      .join('\n')
      .trim()
    const line = readOrgLine(first, names)
    items.push({
      depth: indents.length - 1,
      isOrdered: sign === undefined,
      ...(number !== undefined && /^\d/.test(number) && { start: Number(number) }),
      ...(check !== undefined && { checked: /x/i.test(check) }),
      line: term === undefined ? line : [...boldTerm(readOrgLine(term, names)), text(': '), ...line],
      rest: prose < 0 ? [] : inner(outdent(own.slice(prose))),
    })
  }
  return nestLists(items)
}

function boldTerm(term: Inline[]): Inline[] {
  return term.length === 1 && term[0]?.type === 'strong' ? term : [{ type: 'strong', children: term }]
}

function isInBlock(lines: readonly string[]): boolean {
  let isIn = false
  for (const line of lines) {
    if (/^[ \t]*#\+begin_/i.test(line)) isIn = true
    else if (/^[ \t]*#\+end_/i.test(line)) isIn = false
  }
  return isIn
}
