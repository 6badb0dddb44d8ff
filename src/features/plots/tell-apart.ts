import type { Row } from './plot-rows.ts'

/** JSON. */
type Json = Readonly<Record<string, unknown>>

/** Marks that are filled: their colours are as light as each other. */
const filled = new Set(['bar', 'area'])

/** From the first to the last that a colour stands for: none is so pale that it is hard to see. */
const opacities = { first: 1, last: 0.35 }

/** Pixels drawn and left out: as unlike each other as so many can be. Vega-Lite's own second and fourth look like pale lines. */
const dashes = [
  [1, 0],
  [7, 3],
  [2, 3],
  [9, 3, 2, 3],
  [4, 2],
  [14, 4],
  [2, 6],
  [9, 3, 2, 3, 2, 3],
]

/**
 * Has bars and areas of several kinds told apart without colour: each kind is paler than the one before it, in the legend too;
 * and lines by dashes that are unlike each other. What an author says of opacity and of dashes stays.
 */
export function tellApart<Value>(value: Value, rows: readonly Row[]): Value {
  if (Array.isArray(value)) return value.map((item) => tellApart(item, rows)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    key === 'data' || key === 'encoding' ? inner : tellApart(inner, rows),
  ])
  const { mark, encoding, ...rest } = Object.fromEntries(entries) as Json
  if (!isJson(encoding)) return { ...rest, ...(mark !== undefined && { mark }) } as Value
  const opacity = isFilled(mark) ? opacityOf(encoding, rows) : undefined
  const strokeDash = dashesOf(encoding)
  return {
    ...rest,
    ...(mark !== undefined && { mark }),
    encoding: { ...encoding, ...(opacity && { opacity }), ...(strokeDash && { strokeDash }) },
  } as Value
}

function dashesOf({ strokeDash }: Json): Json | undefined {
  if (!isJson(strokeDash) || strokeDash['field'] === undefined || strokeDash['scale'] !== undefined)
    return undefined
  return { ...strokeDash, scale: { range: dashes } }
}

function opacityOf(encoding: Json, rows: readonly Row[]): Json | undefined {
  const { color, opacity, fillOpacity } = encoding
  if (!isJson(color) || opacity !== undefined || fillOpacity !== undefined) return undefined
  const { field, type, scale, condition } = color
  if (typeof field !== 'string' || type !== 'nominal' || scale !== undefined || condition !== undefined)
    return undefined
  if (new Set(rows.map((row) => row[field])).size < 2) return undefined
  // Two numbers: kinds in between are as far from each other as they can be.
  return { ...color, scale: { range: [opacities.first, opacities.last] } }
}

function isFilled(mark: unknown): boolean {
  const type = isJson(mark) ? mark['type'] : mark
  const opacity = isJson(mark) ? (mark['opacity'] ?? mark['fillOpacity']) : undefined
  return typeof type === 'string' && filled.has(type) && opacity === undefined
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
