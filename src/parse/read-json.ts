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

/** Reads a source once, from its start. */
class JsonReader {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  readAll(): JsonValue {
    const value = this.#readValue(0)
    this.#skip()
    if (this.#at < this.#source.length) throw new Unexpected(this.#at, 'the end of the file')
    return value
  }

  #skip(): void {
    while (/[ \t\r\n]/.test(this.#source.charAt(this.#at))) this.#at++
  }
  #take(char: string): boolean {
    this.#skip()
    if (this.#source[this.#at] !== char) return false
    this.#at++
    return true
  }
  #need(char: string): void {
    if (!this.#take(char)) throw new Unexpected(this.#at, `"${char}"`)
  }

  #readString(): Extract<JsonValue, { kind: 'string' }> {
    this.#need('"')
    const start = this.#at
    let value = ''
    let offsets: number[] | undefined
    for (;;) {
      const code = this.#source.charCodeAt(this.#at)
      if (this.#at >= this.#source.length || code < 32) throw new Unexpected(this.#at, 'the end of a string')
      if (code === 34) break
      if (code !== 92) {
        offsets?.push(this.#at)
        value += this.#source[this.#at++]
        continue
      }
      // From here on the text and the source no longer keep step.
      offsets ??= Array.from({ length: value.length }, (_, i) => start + i)
      offsets.push(this.#at)
      const escaped = this.#source[this.#at + 1] ?? ''
      const hex = /^[\dA-Fa-f]{4}$/.exec(this.#source.slice(this.#at + 2, this.#at + 6))
      if (escaped === 'u' && hex) {
        value += String.fromCharCode(Number.parseInt(hex[0], 16))
        this.#at += 6
      } else if (Object.hasOwn(escapes, escaped)) {
        value += escapes[escaped]
        this.#at += 2
      } else throw new Unexpected(this.#at, 'an escape that JSON knows')
    }
    const end = this.#at++
    offsets?.push(end)
    return { kind: 'string', value, range: { start, end }, offsets }
  }

  #readRecord(depth: number): JsonValue {
    const start = this.#at
    const entries = new Map<string, JsonValue>()
    this.#need('{')
    if (!this.#take('}')) {
      do {
        this.#skip()
        if (this.#source[this.#at] !== '"') throw new Unexpected(this.#at, 'a name in quotes')
        const key = this.#readString().value
        this.#need(':')
        entries.set(key, this.#readValue(depth + 1))
      } while (this.#take(','))
      this.#need('}')
    }
    return { kind: 'record', entries, range: { start, end: this.#at } }
  }

  #readList(depth: number): JsonValue {
    const start = this.#at
    const items: JsonValue[] = []
    this.#need('[')
    if (!this.#take(']')) {
      do items.push(this.#readValue(depth + 1))
      while (this.#take(','))
      this.#need(']')
    }
    return { kind: 'list', items, range: { start, end: this.#at } }
  }

  #readValue(depth: number): JsonValue {
    this.#skip()
    const start = this.#at
    if (depth > maxDepth) throw new Unexpected(this.#at, `at most ${maxDepth} levels`)
    const char = this.#source[this.#at]
    if (char === '"') return this.#readString()
    if (char === '{') return this.#readRecord(depth)
    if (char === '[') return this.#readList(depth)
    for (const [word, value] of [
      ['true', true] as const,
      ['false', false] as const,
      ['null', null] as const,
    ]) {
      if (!this.#source.startsWith(word, this.#at)) continue
      this.#at += word.length
      return { kind: 'literal', value, range: { start, end: this.#at } }
    }
    number.lastIndex = this.#at
    const match = number.exec(this.#source)
    if (!match) throw new Unexpected(this.#at, 'a value')
    this.#at = number.lastIndex
    return { kind: 'number', value: Number(match[0]), range: { start, end: this.#at } }
  }
}

/** Reads JSON (RFC 8259) and keeps where everything stands, which `JSON.parse` does not. Of a repeated key the last counts. */
export function readJson(source: string): JsonValue | JsonProblem {
  try {
    return new JsonReader(source).readAll()
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error
    const found = error.at < source.length ? `"${source[error.at]}"` : 'the end of the file'
    const start = Math.min(error.at, Math.max(0, source.length - 1))
    const range = { start, end: Math.min(start + 1, source.length) }
    return { kind: 'problem', message: `${found} where ${error.message} belongs`, range }
  }
}
