import type { Range } from '../model/range.ts'

/** A key with its value, or a table, below comments. */
const tomlStart = /^\s*(?:#[^\n]*\n\s*)*(?:[\w."'-]+[ \t]*=|\[{1,2}[\w."' -]+\]{1,2}[ \t]*(?:#|\r?\n))/

const jsonHead = /^\{[ \t]*\r?\n\s{0,9}"[^"\r\n]{1,64}"\s{0,9}:[\s\S]{0,65536}?\n\}[ \t]*(?:\r?\n|$)/

/** What stands between two fences, and where the text behind them begins. */
export interface Fence {
  readonly range: Range
  readonly end: number
}

/** The fences, by a scan for one at the start of the source and the next at the start of a line. */
export function findFence(source: string, fence = '---'): Fence | undefined {
  if (!source.startsWith(fence)) return undefined
  const start = afterBlankLineEnd(source, 3)
  if (start === undefined || start === source.length) return undefined
  for (let at = start; at < source.length; ) {
    if (source.startsWith(fence, at)) {
      const end = afterBlankLineEnd(source, at + 3)
      if (end !== undefined) return { range: { start, end: at }, end }
    }
    const newline = source.indexOf('\n', at)
    if (newline < 0) return undefined
    at = newline + 1
  }
  return undefined
}

/** Just behind the line end, if nothing but spaces and tabs stands before it. */
function afterBlankLineEnd(source: string, from: number): number | undefined {
  let at = from
  while (source[at] === ' ' || source[at] === '\t') at++
  if (at >= source.length) return source.length
  if (source[at] === '\r' && source[at + 1] === '\n') return at + 2
  return source[at] === '\n' ? at + 1 : undefined
}

/** The fences of TOML: what stands between them begins with a table or a key and its value. */
export function findTomlFence(source: string): Fence | undefined {
  const fence = findFence(source, '+++')
  const text = fence && source.slice(fence.range.start, fence.range.end)
  return text !== undefined && tomlStart.test(text) ? fence : undefined
}

/** The JSON that a note begins with, up to the line of its last brace and with that line's end; empty where there is none. */
export function findJsonHead(source: string): string {
  return jsonHead.exec(source)?.[0] ?? ''
}

/**
 * In what a note says its properties where that is not YAML. Hortus reads those and never writes them: YAML put before them
 * would turn them into text.
 */
export function otherProperties(source: string): 'TOML' | 'JSON' | undefined {
  if (findTomlFence(source) !== undefined) return 'TOML'
  return findJsonHead(source) === '' ? undefined : 'JSON'
}
