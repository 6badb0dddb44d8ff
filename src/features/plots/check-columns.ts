import { choiceOf } from './check-keys.ts'
import { PlotError } from './plot-error.ts'
import type { Row } from './plot-rows.ts'

type Path = readonly (string | number)[]

/**
 * Holds the columns that a plot in Vega-Lite's grammar names in its channels to those of its rows and those that its transforms
 * make. Where it brings data of its own, or makes columns whose names stand nowhere, nobody can tell. Throws a {@link PlotError}.
 */
export function checkColumns(
  keys: Readonly<Record<string, unknown>>,
  rows: readonly Row[] | undefined,
): void {
  if (rows === undefined || holds(keys, ['pivot', 'lookup', 'repeat'])) return
  const { data: _, ...spec } = keys
  if (holds(spec, ['data'])) return
  const columns = new Set(rows.flatMap(Object.keys))
  const made = new Set<string>(['key', 'value'])
  collectWords(spec, false, made)
  check(spec, [])

  function check(value: unknown, path: Path): void {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'transform') continue
      const here = [...path, Array.isArray(value) ? Number(key) : key]
      const isChannel = key === 'field' && path.at(-2) === 'encoding'
      if (
        isChannel &&
        typeof inner === 'string' &&
        /^[\p{L}\p{N}_ -]+$/u.test(inner) &&
        !columns.has(inner) &&
        !made.has(inner)
      )
        throw new PlotError(
          `found no column “${inner}”, expected ${choiceOf(
            inner,
            [...columns].map((name) => `“${name}”`),
          )}`,
          {
            path: here,
          },
        )
      check(inner, here)
    }
  }
}

/** Whether one of the keys stands anywhere. */
function holds(value: unknown, keys: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([key, inner]) => (!Array.isArray(value) && keys.includes(key)) || (key !== 'data' && holds(inner, keys)),
  )
}

/** All texts of transforms: among them are the names of what they make. */
function collectWords(value: unknown, isTransform: boolean, words: Set<string>): void {
  if (isTransform && typeof value === 'string') words.add(value)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value))
    collectWords(inner, isTransform || key === 'transform', words)
}
