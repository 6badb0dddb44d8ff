import type { Expression, QueryProblem } from './expression.ts'
import { findFunction, functionNames, nearestNames } from './functions.ts'
import { findMethod, methodNames } from './methods.ts'
import { partsOf } from './parts-of.ts'
import type { Dialect } from './tokens.ts'

/** Functions and methods that an expression calls and nobody has, and those that are given too much or too little. */
export function checkExpression(expression: Expression, dialect: Dialect): readonly QueryProblem[] {
  const problems: QueryProblem[] = []
  const visit = (one: Expression): void => {
    if (one.kind === 'call') checkCall(one, dialect, problems)
    for (const part of partsOf(one)) visit(part)
  }
  visit(expression)
  return problems
}

function checkCall(
  { name, of, arguments: given, at }: Extract<Expression, { kind: 'call' }>,
  dialect: Dialect,
  problems: QueryProblem[],
): void {
  const place = { at, length: name.length }
  if (of !== undefined) {
    if (dialect === 'dataview')
      problems.push({ ...place, message: `Found the method “${name}”, expected a function: ${name}(…)` })
    else if (findMethod(name) === undefined) problems.push(unknown('method', name, methodNames(), place))
    return
  }
  const found = findFunction(name, dialect)
  if (found === undefined) {
    problems.push(unknown('function', name, functionNames(dialect), place))
    return
  }
  const [least, most] = found.takes
  if (given.length >= least && given.length <= most) return
  const count =
    least === most
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `${least} or more`
        : `${least} to ${most}`
  problems.push({
    ...place,
    message: `Found ${given.length} ${given.length === 1 ? 'value' : 'values'} for “${name}”, expected ${count}`,
  })
}

function unknown(
  what: 'function' | 'method',
  name: string,
  names: readonly string[],
  place: Pick<QueryProblem, 'at' | 'length'>,
): QueryProblem {
  const expected = nearestNames(name, names)
  const instead =
    expected.length === 0 ? 'one of those that there are' : expected.map((one) => `“${one}”`).join(' or ')
  return {
    ...place,
    message: `Found “${name}”, the name of no ${what}, expected ${instead}`,
    ...(expected.length > 0 && { expected }),
  }
}
