import type { Range } from '../model/range.ts'

/** A JSON value and where it stands. */
export type JsonValue =
  | {
      readonly kind: 'string'
      readonly value: string
      readonly range: Range
      readonly offsets: readonly number[] | undefined
    }
  | { readonly kind: 'number'; readonly value: number; readonly range: Range }
  | { readonly kind: 'literal'; readonly value: boolean | null; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly JsonValue[]; readonly range: Range }
  | { readonly kind: 'record'; readonly entries: ReadonlyMap<string, JsonValue>; readonly range: Range }

/** What was found where something else was expected. */
export interface JsonProblem {
  readonly kind: 'problem'
  readonly message: string
  readonly range: Range
}

/** Deeper files are refused; canvases have four levels. */
const maxDepth = 32

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

class Unexpected extends Error {
  readonly at: number
  constructor(at: number, expected: string) {
    super(expected)
    this.at = at
  }
}

/** Reads JSON (RFC 8259) and keeps where everything stands, which `JSON.parse` does not. Of a repeated key the last counts. */
export function readJson(source: string): JsonValue | JsonProblem {
  let at = 0

  const skip = (): void => {
    while (at < source.length && /[ \t\r\n]/.test(source[at]!)) at++
  }
  const take = (char: string): boolean => {
    skip()
    if (source[at] !== char) return false
    at++
    return true
  }
  const need = (char: string): void => {
    if (!take(char)) throw new Unexpected(at, `"${char}"`)
  }

  const readString = (): Extract<JsonValue, { kind: 'string' }> => {
    need('"')
    const start = at
    let value = ''
    let offsets: number[] | undefined
    for (;;) {
      const code = source.charCodeAt(at)
      if (at >= source.length || code < 32) throw new Unexpected(at, 'the end of a string')
      if (code === 34) break
      if (code !== 92) {
        offsets?.push(at)
        value += source[at++]
        continue
      }
      // From here on the text and the source no longer keep step.
      offsets ??= Array.from({ length: value.length }, (_, i) => start + i)
      offsets.push(at)
      const escaped = source[at + 1] ?? ''
      const hex = /^[\dA-Fa-f]{4}$/.exec(source.slice(at + 2, at + 6))
      if (escaped === 'u' && hex) {
        value += String.fromCharCode(Number.parseInt(hex[0], 16))
        at += 6
      } else if (Object.hasOwn(escapes, escaped)) {
        value += escapes[escaped]
        at += 2
      } else throw new Unexpected(at, 'an escape that JSON knows')
    }
    const end = at++
    offsets?.push(end)
    return { kind: 'string', value, range: { start, end }, offsets }
  }

  const readRecord = (depth: number): JsonValue => {
    const start = at
    const entries = new Map<string, JsonValue>()
    need('{')
    if (!take('}')) {
      do {
        skip()
        if (source[at] !== '"') throw new Unexpected(at, 'a name in quotes')
        const key = readString().value
        need(':')
        entries.set(key, readValue(depth + 1))
      } while (take(','))
      need('}')
    }
    return { kind: 'record', entries, range: { start, end: at } }
  }

  const readList = (depth: number): JsonValue => {
    const start = at
    const items: JsonValue[] = []
    need('[')
    if (!take(']')) {
      do items.push(readValue(depth + 1))
      while (take(','))
      need(']')
    }
    return { kind: 'list', items, range: { start, end: at } }
  }

  const readValue = (depth: number): JsonValue => {
    skip()
    const start = at
    if (depth > maxDepth) throw new Unexpected(at, `at most ${maxDepth} levels`)
    const char = source[at]
    if (char === '"') return readString()
    if (char === '{') return readRecord(depth)
    if (char === '[') return readList(depth)
    for (const [word, value] of [
      ['true', true] as const,
      ['false', false] as const,
      ['null', null] as const,
    ]) {
      if (!source.startsWith(word, at)) continue
      at += word.length
      return { kind: 'literal', value, range: { start, end: at } }
    }
    number.lastIndex = at
    const match = number.exec(source)
    if (!match) throw new Unexpected(at, 'a value')
    at = number.lastIndex
    return { kind: 'number', value: Number(match[0]), range: { start, end: at } }
  }

  try {
    const value = readValue(0)
    skip()
    if (at < source.length) throw new Unexpected(at, 'the end of the file')
    return value
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error
    const found = error.at < source.length ? `"${source[error.at]}"` : 'the end of the file'
    const start = Math.min(error.at, Math.max(0, source.length - 1))
    const range = { start, end: Math.min(start + 1, source.length) }
    return { kind: 'problem', message: `${found} where ${error.message} belongs`, range }
  }
}
