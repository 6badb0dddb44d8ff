import { areEqual, compareValues } from './compare-values.ts'
import { addDuration, dateField, lengthOf, namedDate, parseDate, parseDuration } from './dates.ts'
import type { BinaryOperator, Expression } from './expression.ts'
import { findFunction } from './functions.ts'
import { callLazily, findMethod } from './methods.ts'
import type { QueryContext, Scope } from './query-context.ts'
import { showValue } from './show-value.ts'
import { type DateValue, isKind, isList, isTrue, objectOf, type Value } from './values.ts'

/** What an expression is worth. Never fails for its values: what makes no sense is null. Throws `WorkDone`. */
export function evaluate(expression: Expression, scope: Scope, context: QueryContext): Value {
  context.work.spend(1)
  const value = (of: Expression): Value => evaluate(of, scope, context)
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'field':
      return scope(expression.name) ?? null
    case 'link':
      return context.linkTo(expression.target, expression.display)
    case 'named-date':
      return namedDate(expression.name, context.now) ?? null
    case 'index':
      return indexValue(value(expression.of), value(expression.by), context)
    case 'not':
      return !isTrue(value(expression.of))
    case 'minus':
      return negate(value(expression.of))
    case 'binary':
      if (expression.operator === 'and')
        return isTrue(value(expression.left)) && isTrue(value(expression.right))
      if (expression.operator === 'or')
        return isTrue(value(expression.left)) || isTrue(value(expression.right))
      return operate(expression.operator, value(expression.left), value(expression.right), context)
    case 'list':
      return expression.items.map(value)
    case 'object':
      return objectOf(expression.entries.map(([name, of]) => [name, value(of)] as const))
    case 'lambda':
      return {
        kind: 'lambda',
        call: (given) =>
          evaluate(
            expression.body,
            (name) => {
              const at = expression.parameters.indexOf(name)
              return at < 0 ? scope(name) : (given[at] ?? null)
            },
            context,
          ),
      }
    case 'call':
      return call(expression, scope, context)
  }
}

function call(
  { name, of, arguments: given }: Extract<Expression, { kind: 'call' }>,
  scope: Scope,
  context: QueryContext,
): Value {
  const value = (one: Expression): Value => evaluate(one, scope, context)
  if (of === undefined) {
    const found = findFunction(name, context.dialect)
    return found?.run(given.map(value), context) ?? null
  }
  const target = value(of)
  const lazily = callLazily(name, target, given.length)
  if (lazily !== undefined)
    return lazily(
      given.map((one) => (names: Readonly<Record<string, Value>>) => {
        const inner: Scope = (asked) => (Object.hasOwn(names, asked) ? names[asked] : scope(asked))
        return evaluate(one, inner, context)
      }),
      context,
    )
  return findMethod(name)?.(target, given.map(value), context) ?? null
}

/** What `of.by` and `of[by]` are: of a list, the fields of its items; of a link, those of its note. */
function indexValue(of: Value, by: Value, context: QueryContext): Value {
  if (isList(of)) {
    if (typeof by === 'number') return of[by < 0 ? of.length + by : by] ?? null
    if (by === 'length') return of.length
    context.work.spend(of.length)
    return of.map((item) => indexValue(item, by, context))
  }
  if (typeof of === 'string') {
    if (by === 'length') return of.length
    return typeof by === 'number' ? (of.at(by) ?? null) : null
  }
  if (of === null || typeof of !== 'object' || typeof by !== 'string') return null
  switch (of.kind) {
    case 'object':
      return of.get(by)
    case 'link':
      return context.rowOf(of)?.get(by) ?? null
    case 'date':
      return dateField(of, by.toLowerCase()) ?? null
    case 'duration':
      return durationField(lengthOf(of), by.toLowerCase())
    default:
      return null
  }
}

const unitLengths: Readonly<Record<string, number>> = {
  years: 31_557_600_000,
  months: 2_629_746_000,
  weeks: 604_800_000,
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
  milliseconds: 1,
}

function durationField(length: number, name: string): Value {
  const unit = Object.hasOwn(unitLengths, name) ? unitLengths[name] : undefined
  return unit === undefined ? null : length / unit
}

function negate(value: Value): Value {
  if (typeof value === 'number') return -value
  if (isKind(value, 'duration')) return { ...value, months: -value.months, milliseconds: -value.milliseconds }
  return null
}

/** Longest text that an operator makes, in characters. */
const maxText = 20_000

function operate(operator: BinaryOperator, a: Value, b: Value, context: QueryContext): Value {
  switch (operator) {
    case '=':
      return same(a, b, context)
    case '!=':
      return !same(a, b, context)
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, a, b, context)
    case '+':
      return add(a, b, context)
    case '-':
      return subtract(a, b, context)
    case '*':
      if (isKind(a, 'duration') && typeof b === 'number')
        return { kind: 'duration', months: a.months * b, milliseconds: a.milliseconds * b }
      if (typeof a === 'string' && typeof b === 'number')
        return a.repeat(Math.max(0, Math.min(b, maxText / Math.max(1, a.length))))
      return calculate(a, b, (x, y) => x * y)
    case '/':
      if (isKind(a, 'duration') && typeof b === 'number' && b !== 0)
        return { kind: 'duration', months: a.months / b, milliseconds: a.milliseconds / b }
      return calculate(a, b, (x, y) => x / y)
    case '%':
      return calculate(a, b, (x, y) => x % y)
    case 'and':
    case 'or':
      return null
  }
}

function calculate(a: Value, b: Value, how: (a: number, b: number) => number): Value {
  if (typeof a !== 'number' || typeof b !== 'number') return null
  const result = how(a, b)
  return Number.isFinite(result) ? result : null
}

/** A note in Bases is the same as a link to it, and a date as what it is written as. */
function same(a: Value, b: Value, { dialect }: QueryContext): boolean {
  if (dialect === 'dataview') return areEqual(a, b)
  const plain = (value: Value): Value => (isKind(value, 'object') && value.link ? value.link : value)
  const [left, right] = alike(plain(a), plain(b))
  return areEqual(left, right)
}

/** A text beside a date is read as one. */
function alike(a: Value, b: Value): readonly [Value, Value] {
  if (isKind(a, 'date') && typeof b === 'string') return [a, parseDate(b) ?? b]
  if (isKind(b, 'date') && typeof a === 'string') return [parseDate(a) ?? a, b]
  return [a, b]
}

function compare(operator: '<' | '<=' | '>' | '>=', a: Value, b: Value, { dialect }: QueryContext): boolean {
  const [left, right] = dialect === 'bases' ? alike(a, b) : [a, b]
  if (dialect === 'bases' && (left === null || right === null || typeof left !== typeof right)) return false
  const order = compareValues(left, right)
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

/** In Bases, a text beside a date is a length of time. */
function lengthIn(value: Value, { dialect }: QueryContext): Extract<Value, { kind: 'duration' }> | undefined {
  if (isKind(value, 'duration')) return value
  return dialect === 'bases' && typeof value === 'string' ? parseDuration(value) : undefined
}

function add(a: Value, b: Value, context: QueryContext): Value {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  if (isKind(a, 'date')) {
    const length = lengthIn(b, context)
    if (length) return addDuration(a, length, 1)
  }
  if (isKind(b, 'date') && isKind(a, 'duration')) return addDuration(b, a, 1)
  if (isKind(a, 'duration') && isKind(b, 'duration'))
    return { kind: 'duration', months: a.months + b.months, milliseconds: a.milliseconds + b.milliseconds }
  if (isList(a) || isList(b)) {
    const list = [...(isList(a) ? a : [a]), ...(isList(b) ? b : [b])]
    context.work.spend(list.length)
    return list
  }
  if (typeof a === 'string' || typeof b === 'string') {
    const text = showValue(a) + showValue(b)
    context.work.spend(text.length >> 7)
    return text.slice(0, maxText)
  }
  return null
}

function subtract(a: Value, b: Value, context: QueryContext): Value {
  if (isKind(a, 'date') && isKind(b, 'date')) return difference(a, b, context)
  if (isKind(a, 'date')) {
    const length = lengthIn(b, context)
    return length ? addDuration(a, length, -1) : null
  }
  if (isKind(a, 'duration') && isKind(b, 'duration'))
    return { kind: 'duration', months: a.months - b.months, milliseconds: a.milliseconds - b.milliseconds }
  return calculate(a, b, (x, y) => x - y)
}

function difference(a: DateValue, b: DateValue, { dialect }: QueryContext): Value {
  const milliseconds = a.at - b.at
  return dialect === 'bases' ? milliseconds : { kind: 'duration', months: 0, milliseconds }
}
