import type { Value } from './values.ts'

/** Operators between two values, as Dataview and Bases have them, under one name each. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

/** What is worked out for each row. `at` is where it is written, from the start of its source. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Value; readonly at: number }
  /** `rating`, `this`, `file`, or a parameter. */
  | { readonly kind: 'field'; readonly name: string; readonly at: number }
  /** `[[name|display]]`: what it leads to depends on the note that asks. */
  | { readonly kind: 'link'; readonly target: string; readonly display?: string; readonly at: number }
  /** `date(today)`: what day that is depends on when the site is made. */
  | { readonly kind: 'named-date'; readonly name: string; readonly at: number }
  | { readonly kind: 'index'; readonly of: Expression; readonly by: Expression; readonly at: number }
  | { readonly kind: 'not' | 'minus'; readonly of: Expression; readonly at: number }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  /** `name(…)`, or `of.name(…)`. */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly of?: Expression
      readonly arguments: readonly Expression[]
      readonly at: number
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly at: number }
  | {
      readonly kind: 'object'
      readonly entries: readonly (readonly [string, Expression])[]
      readonly at: number
    }
  | {
      readonly kind: 'lambda'
      readonly parameters: readonly string[]
      readonly body: Expression
      readonly at: number
    }

/** Something in a query that cannot be read. */
export interface QueryProblem {
  /** Where, from the start of the query's source, and how many characters. */
  readonly at: number
  readonly length: number
  /** One sentence: “Found …, expected …”. */
  readonly message: string
  /** What would be right, best first. */
  readonly expected?: readonly string[]
  /** The program whose query it is does this, and Hortus does not: the author made no mistake. */
  readonly isOfProgram?: true
}

/** Thrown while a query is read, and caught by whoever began; never seen outside of this room. */
export class QueryError extends Error {
  readonly problem: QueryProblem
  constructor(problem: QueryProblem) {
    super(problem.message)
    this.problem = problem
  }
}
