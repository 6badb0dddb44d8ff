import type { Code } from 'mdast'
import type { Range } from '../model/range.ts'
import { rangeOf } from './range-of.ts'

/** Where the lines of a block's code start: each is the end of a line of the source, behind what it is indented or quoted by. */
export function lineStartsIn(code: string, source: string, { start, end }: Range): readonly number[] {
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

/** Writes on a block where its lines start, for what is found wrong in it when it is drawn. */
export function keepLineStarts(node: Code, source: string): void {
  node.data ??= {}
  node.data.lineStarts = lineStartsIn(node.value, source, rangeOf(node))
}

function nextLine(source: string, from: number, end: number): number {
  const found = source.indexOf('\n', from)
  return found < 0 || found >= end ? end : found + 1
}
