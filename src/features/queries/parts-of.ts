import type { Expression } from './expression.ts'

/** The expressions that stand in one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.of ? [expression.of, ...expression.arguments] : expression.arguments
    case 'binary':
      return [expression.left, expression.right]
    case 'index':
      return [expression.of, expression.by]
    case 'not':
    case 'minus':
      return [expression.of]
    case 'list':
      return expression.items
    case 'object':
      return expression.entries.map(([, value]) => value)
    case 'lambda':
      return [expression.body]
    default:
      return []
  }
}
