import type { Nodes, PhrasingContent, Root } from 'mdast'
import { setChildren } from '../model/children.ts'
import { readLineStart } from './line-start.ts'

/** A formula between `$$` and `$$` that the parsers would read as a fence without end. */
export interface LooseMath {
  /** Offsets of the first `$` and past the last. */
  readonly start: number
  readonly end: number
}

const containers = /(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/y

/** Longer formulas are none; it also keeps the search short. */
const maxLength = 10_000

/**
 * Finds formulas that begin a line with `$$` and neither stay on it nor stand between lines of `$$` alone:
 *
 *     $$\begin{pmatrix} a & b \\
 *     c & d \end{pmatrix}$$
 *
 * To the parsers the first line opens a fence and nothing closes it, so all that follows in the note would be formula.
 * The Obsidian app ends it at the next `$$`. One with an empty line in it is left to the parsers. Linear.
 */
export function findLooseMath(source: string): readonly LooseMath[] {
  const found: LooseMath[] = []
  let fence: { readonly mark: number; readonly length: number } | undefined
  for (let at = 0; at < source.length; ) {
    const newline = source.indexOf('\n', at)
    const lineEnd = newline < 0 ? source.length : newline
    const line = readLineStart(source, at, lineEnd)
    if (fence) {
      if (line.isBareFence && line.fenceMark === fence.mark && line.fenceLength >= fence.length)
        fence = undefined
    } else if (line.fenceLength > 0) {
      fence = { mark: line.fenceMark, length: line.fenceLength }
    } else {
      containers.lastIndex = at
      const start = at + (containers.exec(source)?.[0].length ?? 0)
      if (source.startsWith('$$', start) && source[start + 2] !== '$') {
        const close = source.indexOf('$$', start + 2)
        const end = close < 0 || close - start > maxLength ? -1 : close + 2
        if (end > lineEnd) {
          const isFence = isAlone(source, start + 2, lineEnd) && isAloneOnLine(source, close)
          if (!isFence && !hasEmptyLine(source, lineEnd, close)) found.push({ start, end })
          // What the formula spans is not looked at again.
          const after = source.indexOf('\n', end)
          at = after < 0 ? source.length : after + 1
          continue
        }
      }
    }
    at = lineEnd + 1
  }
  return found
}

function isAlone(source: string, from: number, to: number): boolean {
  return source.slice(from, to).trim() === ''
}

function isAloneOnLine(source: string, close: number): boolean {
  const from = source.lastIndexOf('\n', close) + 1
  const end = source.indexOf('\n', close)
  return (
    /^[ \t>]*$/.test(source.slice(from, close)) && isAlone(source, close + 2, end < 0 ? source.length : end)
  )
}

function hasEmptyLine(source: string, from: number, to: number): boolean {
  return /\n[ \t>]*\r?\n/.test(source.slice(from, to))
}

/**
 * Hides a formula at its length: its outer dollar signs become `standIn`, and all that could mean something in it a
 * letter, so that it is a formula of one `$` in a paragraph. What a quote puts before its lines stays.
 */
export function maskLooseMath(source: string, { start, end }: LooseMath, standIn: string): string {
  const inner = source
    .slice(start + 2, end - 2)
    .split('\n')
    .map((line, i) => {
      const prefix = i === 0 ? '' : /^[ \t>]*/.exec(line)![0]
      return prefix + line.slice(prefix.length).replace(/[^\s]/g, 'x')
    })
    .join('\n')
  return `${standIn}$${inner}$${standIn}`
}

/** Puts the hidden formulas back into a tree; returns those that are not in it where they should be. */
export function placeLooseMath(
  tree: Root,
  source: string,
  formulas: readonly LooseMath[],
  standIn: string,
): readonly LooseMath[] {
  const byStart = new Map(formulas.map((formula) => [formula.start + 1, formula]))
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return
    for (const child of node.children) visit(child)
    if (!node.children.some((child) => child.type === 'inlineMath')) return
    const children: readonly Nodes[] = node.children
    for (const [i, child] of children.entries()) {
      if (child.type !== 'inlineMath') continue
      const formula = byStart.get(child.position?.start.offset ?? -1)
      const before = children[i - 1]
      const after = children[i + 1]
      if (formula === undefined || before?.type !== 'text' || after?.type !== 'text') continue
      if (!before.value.endsWith(standIn) || !after.value.startsWith(standIn)) continue
      before.value = before.value.slice(0, -1)
      after.value = after.value.slice(1)
      widen(child, before, after)
      child.value = source
        .slice(formula.start + 2, formula.end - 2)
        .replace(/\n[ \t>]*/g, '\n')
        .trim()
      byStart.delete(formula.start + 1)
    }
    setChildren(
      node,
      children.filter((child) => child.type !== 'text' || child.value !== ''),
    )
  }
  visit(tree)
  return [...byStart.values()]
}

/** The formula takes a dollar sign from each neighbour. */
function widen(
  math: Extract<PhrasingContent, { type: 'inlineMath' }>,
  before: PhrasingContent,
  after: PhrasingContent,
): void {
  if (!math.position || !before.position || !after.position) return
  const { start, end } = math.position
  const from = { ...start, column: start.column - 1, offset: (start.offset ?? 1) - 1 }
  const to = { ...end, column: end.column + 1, offset: (end.offset ?? 0) + 1 }
  math.position = { start: from, end: to }
  before.position = { start: before.position.start, end: from }
  after.position = { start: to, end: after.position.end }
}
