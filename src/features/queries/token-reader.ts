import { QueryError } from './expression.ts'
import { type Dialect, readTokens, type Token } from './tokens.ts'

/** Operators of one query, dots and brackets behind values among them. */
const maxOperators = 1_000

/** Reads the tokens of a query one after another. */
export class TokenReader {
  readonly source: string
  readonly dialect: Dialect
  readonly #tokens: readonly Token[]
  #next = 0
  #operators = 0

  /** Throws a {@link QueryError} where the source cannot be taken apart. */
  constructor(source: string, dialect: Dialect) {
    this.source = source
    this.dialect = dialect
    this.#tokens = readTokens(source, dialect)
  }

  /** The token that comes next, or one behind it. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]!
  }

  take(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.#next++
    return token
  }

  /** Goes to the first token at or behind a place of the source. */
  skipTo(place: number): void {
    while (this.peek().kind !== 'end' && this.peek().at < place) this.#next++
  }

  isSign(value: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'sign' && token.value === value
  }

  /** Whether the next tokens are these words, in any letter case. */
  isWord(...words: readonly string[]): boolean {
    return words.every((word, i) => {
      const { kind, value } = this.peek(i)
      return kind === 'name' && value.toLowerCase() === word
    })
  }

  takeSign(value: string): boolean {
    const isThere = this.isSign(value)
    if (isThere) this.#next++
    return isThere
  }

  takeWords(...words: readonly string[]): boolean {
    const areThere = this.isWord(...words)
    if (areThere) this.#next += words.length
    return areThere
  }

  /** Counts an operator: each may make an expression one deeper, and what goes through it has to come back. */
  countOperator(): void {
    this.#operators++
    if (this.#operators > maxOperators)
      throw this.unexpected(`a query with at most ${maxOperators} operators`)
  }

  /** Takes a sign that has to be there. */
  expectSign(value: string): void {
    if (!this.takeSign(value)) throw this.unexpected(`“${value}”`)
  }

  /** What is said of the next token, where something else has to stand. */
  unexpected(expected: string, isOfProgram = false): QueryError {
    const { kind, at, end } = this.peek()
    const found = kind === 'end' ? 'the end of the query' : `“${this.source.slice(at, end)}”`
    return new QueryError({
      at,
      length: Math.max(1, end - at),
      message: `Found ${found}, expected ${expected}`,
      ...(isOfProgram && { isOfProgram }),
    })
  }
}
