/** What a text of TOML says, or why it is none; `at` is the place of that, in code units. */
export type TomlReading =
  | { readonly value: Readonly<Record<string, unknown>> }
  | { readonly problem: string; readonly at: number }

/** A table that is being filled; without a prototype, so that every name is a key. */
type Table = Record<string, unknown>

/** Arrays and tables in one another. */
const maxDepth = 32

/** Thrown by the reader below, and caught by it. */
class Unexpected extends Error {
  readonly at: number
  constructor(problem: string, at: number) {
    super(problem)
    this.at = at
  }
}

/**
 * Reads TOML 1.0. Days and times come as they are written; `nan`, `inf` and numbers that no double holds as text. Never throws.
 */
export function readToml(source: string): TomlReading {
  try {
    return { value: new Reader(source).readDocument() }
  } catch (error) {
    if (error instanceof Unexpected) return { problem: error.message, at: error.at }
    throw error
  }
}

const bareKey = /[\w-]+/y
const blanks = /[ \t]*/y
const space = /(?:[ \t\r\n]|#[^\n]*)*/y
const moment =
  /\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?/y
const number =
  /0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+|[+-]?(?:inf|nan)\b|[+-]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?/y
const literal = /'([^'\n]*)'/y
const basic = /"((?:[^"\\\n]|\\[^\n])*)"/y
const longLiteral = /'''\r?\n?([\s\S]*?)'''('{0,2})/y
const longBasic = /"""\r?\n?((?:[^\\]|\\[\s\S])*?)"""("{0,2})/y

class Reader {
  private at = 0
  private readonly source: string
  /** Tables that were written as a value, or by their own line: nothing is added to them by another. */
  private readonly closed = new Set<unknown>()

  constructor(source: string) {
    this.source = source
  }

  readDocument(): Table {
    const top: Table = newTable()
    let table = top
    for (this.skip(space); this.at < this.source.length; this.skip(space)) {
      if (this.source[this.at] === '[') table = this.readHeader(top)
      else this.readPair(table)
      this.skip(blanks)
      if (!/[\r\n#]/.test(this.source[this.at] ?? '\n')) this.fail('the end of the line')
    }
    return top
  }

  private readHeader(top: Table): Table {
    const start = this.at
    const isList = this.source.startsWith('[[', this.at)
    this.at += isList ? 2 : 1
    const keys = this.readKeys()
    if (!this.source.startsWith(isList ? ']]' : ']', this.at)) this.fail(isList ? '"]]"' : '"]"')
    this.at += isList ? 2 : 1
    const last = keys.pop()!
    const parent = this.enter(top, keys, start)
    const table = newTable()
    const there = parent[last]
    if (isList && there === undefined) parent[last] = [table]
    else if (isList && Array.isArray(there) && !this.closed.has(there)) there.push(table)
    else if (!isList && there === undefined) parent[last] = table
    else if (!isList && isTable(there) && !this.closed.has(there)) {
      this.closed.add(there)
      return there
    } else throw new Unexpected(`the key "${last}" a second time`, start)
    if (!isList) this.closed.add(table)
    return table
  }

  /** The table at some keys, made where there is none; of a list of tables the last one. */
  private enter(from: Table, keys: readonly string[], start: number): Table {
    let table = from
    for (const key of keys) {
      if (table[key] === undefined) table[key] = newTable()
      const there = table[key]
      const inner: unknown = Array.isArray(there) ? there.at(-1) : there
      if (!isTable(inner)) throw new Unexpected(`"${key}", which is no table`, start)
      table = inner
    }
    return table
  }

  private readPair(table: Table, depth = 0): void {
    const start = this.at
    const keys = this.readKeys()
    if (keys.length > maxDepth) throw new Unexpected(`more than ${maxDepth} levels`, start)
    if (this.source[this.at] !== '=') this.fail('"="')
    this.at++
    this.skip(blanks)
    const last = keys.pop()!
    const inner = this.enter(table, keys, start)
    if (Object.hasOwn(inner, last)) throw new Unexpected(`the key "${last}" a second time`, start)
    inner[last] = this.readValue(depth)
  }

  private readKeys(): string[] {
    const keys: string[] = []
    do {
      if (keys.length > 0) this.at++
      this.skip(blanks)
      const key = this.take(bareKey)?.[0] ?? this.take(literal)?.[1] ?? this.takeBasic()
      if (key === undefined) this.fail('a key')
      else keys.push(key)
      this.skip(blanks)
    } while (this.source[this.at] === '.')
    return keys
  }

  private readValue(depth: number): unknown {
    if (depth > maxDepth) throw new Unexpected(`more than ${maxDepth} levels`, this.at)
    const first = this.source[this.at]
    if (first === '[') return this.readList(depth)
    if (first === '{') return this.readInline(depth)
    const long = this.take(longLiteral)
    if (long) return long[1]! + long[2]!
    const longer = this.take(longBasic)
    if (longer) return withoutEscapes(longer[1]! + longer[2]!)
    const text = this.take(literal)?.[1] ?? this.takeBasic()
    if (text !== undefined) return text
    const word = this.take(/(?:true|false)\b/y)?.[0]
    if (word !== undefined) return word === 'true'
    return this.take(moment)?.[0] ?? this.readNumber()
  }

  private readNumber(): unknown {
    const written = this.take(number)?.[0]
    if (written === undefined) return this.fail('a value')
    const plain = written.replaceAll('_', '')
    const value = /^[+-]?(?:inf|nan)$/.test(plain) ? Number.NaN : Number(plain)
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? value : plain
  }

  private readList(depth: number): unknown {
    const list: unknown[] = []
    this.closed.add(list)
    this.at++
    for (this.skip(space); this.source[this.at] !== ']'; this.skip(space)) {
      list.push(this.readValue(depth + 1))
      this.skip(space)
      if (this.source[this.at] === ',') this.at++
      else if (this.source[this.at] !== ']') this.fail('"," or "]"')
    }
    this.at++
    return list
  }

  private readInline(depth: number): unknown {
    const table = newTable()
    this.closed.add(table)
    this.at++
    for (this.skip(space); this.source[this.at] !== '}'; this.skip(space)) {
      this.readPair(table, depth + 1)
      this.skip(space)
      if (this.source[this.at] === ',') this.at++
      else if (this.source[this.at] !== '}') this.fail('"," or "}"')
    }
    this.at++
    return table
  }

  private takeBasic(): string | undefined {
    const text = this.take(basic)?.[1]
    return text === undefined ? undefined : withoutEscapes(text)
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)
    if (found === null) return undefined
    this.at = pattern.lastIndex
    return found
  }

  private skip(pattern: RegExp): void {
    this.take(pattern)
  }

  private fail(expected: string): never {
    const found = this.source[this.at]
    const shown =
      found === undefined ? 'the end' : /[\r\n]/.test(found) ? 'the end of the line' : `"${found}"`
    throw new Unexpected(`${shown}, expected ${expected}`, this.at)
  }
}

function newTable(): Table {
  return Object.create(null) as Table
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const letters: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' }

function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|[ \t]*\r?\n\s*|([\s\S]))/g,
    (_, short: string | undefined, long: string | undefined, letter: string | undefined) => {
      const code = short ?? long
      if (code === undefined) return letter === undefined ? '' : (letters[letter] ?? letter)
      const point = Number.parseInt(code, 16)
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
    },
  )
}
