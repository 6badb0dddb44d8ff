import { parseExpression } from 'vega'
import { PlotError } from './plot-error.ts'

type Path = readonly (string | number)[]

/** Keys whose texts are expressions of Vega. */
const expressions = new Set(['calculate', 'filter', 'test', 'expr', 'labelExpr', 'update'])

/** Holds expressions to their grammar, and says where one is none. Throws a {@link PlotError}. */
export function checkExpressions(keys: Readonly<Record<string, unknown>>): void {
  walk(keys, [], (text, path) => {
    try {
      parseExpression(text)
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      throw new PlotError(
        `found ${JSON.stringify(text)}, expected an expression of Vega: ${said.replace(/\.$/, '')}`,
        { path },
      )
    }
  })
}

/** Where an expression calls a function. */
export function placeOfCall(keys: Readonly<Record<string, unknown>>, name: string): Path | undefined {
  let found: Path | undefined
  walk(keys, [], (text, path) => {
    if (new RegExp(`\\b${name}\\s*\\(`).test(text)) found ??= path
  })
  return found
}

function walk(value: unknown, path: Path, visit: (text: string, path: Path) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'data') continue
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (typeof inner === 'string' && expressions.has(key)) visit(inner, here)
    else walk(inner, here, visit)
  }
}
