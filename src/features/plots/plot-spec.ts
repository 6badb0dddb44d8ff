import { isVegaLite } from './check-plot.ts'
import { flameSpec } from './flame-spec.ts'
import { PlotError } from './plot-error.ts'
import { seriesCount } from './plot-look.ts'
import type { Cell, Row } from './plot-rows.ts'
import type { WrittenPlot } from './read-plot.ts'
import { sankeySpec } from './sankey-spec.ts'
import { tellApart } from './tell-apart.ts'

/** JSON. */
export type Json = Readonly<Record<string, unknown>>

/** What is given to Vega-Lite, or, where it cannot draw the kind, to Vega itself. */
export interface PlotSpec {
  readonly language: 'vega-lite' | 'vega'
  readonly spec: Json
}

/** Points that are drawn on a line, and that are there to be pointed at. */
const pointsOnLine = { shown: 40, felt: 400 }

/**
 * The specification of a plot, its rows in it. Short ones (`x`, `y`, `mark`) are written out; in those of Vega-Lite types that
 * are left out follow from the rows. `width` is that of the whole drawing, in pixels.
 */
export function plotSpec({ keys, rows, placeOf }: WrittenPlot, width: number): PlotSpec {
  const kind = nameOf(keys['kind'] ?? keys['mark'])
  const placed = { rows: rows ?? [], placeOf }
  if (kind === 'flamegraph') return { language: 'vega-lite', spec: flameSpec(keys, placed, width) }
  if (kind === 'sankey') return { language: 'vega', spec: sankeySpec(keys, placed, width) }
  const written = isVegaLite(keys) ? keys : writeOut(kind ?? 'line', keys, rows ?? [])
  const { data, title: _, caption: _caption, description: _description, ...rest } = written
  const spec = {
    ...(isSimple(rest) && {
      width: fitted(rest['width'], width),
      height: rest['height'] ?? (width < 480 ? 240 : 300),
      autosize: { type: 'fit', contains: 'padding' },
    }),
    ...rest,
    ...(isSimple(rest) && { width: fitted(rest['width'], width) }),
    data: rows === undefined ? data : { values: rows },
  }
  return { language: 'vega-lite', spec: tellApart(withTypes(spec, rows ?? []), rows ?? []) }
}

/** The width that an author asks for, as far as there is room. */
function fitted(asked: unknown, room: number): number {
  return typeof asked === 'number' && asked > 0 ? Math.min(asked, room) : room
}

/** Views side by side, and bars of a given step, have a size of their own. */
function isSimple(spec: Json): boolean {
  return (
    !['hconcat', 'vconcat', 'concat', 'facet', 'repeat'].some((key) => key in spec) &&
    typeof spec['width'] !== 'object' &&
    !hasFacet(spec['encoding'])
  )
}

function hasFacet(encoding: unknown): boolean {
  return (
    typeof encoding === 'object' &&
    encoding !== null &&
    ['row', 'column', 'facet'].some((key) => key in encoding)
  )
}

function nameOf(mark: unknown): string | undefined {
  if (typeof mark === 'string') return mark
  const type = typeof mark === 'object' && mark !== null && 'type' in mark ? mark.type : undefined
  return typeof type === 'string' ? type : undefined
}

/** A channel of Vega-Lite for a column. */
function channel(rows: readonly Row[], name: unknown, more: Json = {}): Json {
  const field = String(name)
  if (rows.length > 0 && !rows.some((row) => field in row))
    throw new PlotError(`found no column “${field}”, expected one of ${columnsOf(rows)}`)
  return { field: field.replace(/[.[\]\\'"]/g, '\\$&'), title: field, type: typeOf(rows, field), ...more }
}

function columnsOf(rows: readonly Row[]): string {
  return Object.keys(rows[0] ?? {})
    .map((name) => `“${name}”`)
    .join(', ')
}

/** A short plot as Vega-Lite would have it. */
function writeOut(kind: string, keys: Json, rows: readonly Row[]): Json {
  const { x, y, x2, color, size, log, bins } = keys
  if (x === undefined) throw new PlotError('found no x, expected the name of a column')
  const onLog = (axis: 'x' | 'y'): Json => {
    if (!isNamed(log, axis)) return {}
    if (kind !== 'histogram') refuseUnlogged(rows, String(keys[axis]))
    return { scale: { type: 'log' } }
  }
  const of = (name: unknown, more?: Json): Json => channel(rows, name, more)
  const colored = color === undefined ? {} : { color: of(color, toneOf(rows, color, kind)) }
  const sized = {
    ...(keys['width'] !== undefined && { width: keys['width'] }),
    ...(keys['height'] !== undefined && { height: keys['height'] }),
  }
  const plainY = (): Json => {
    if (y === undefined) throw new PlotError('found no y, expected the name of a column')
    return of(y, onLog('y'))
  }
  switch (kind) {
    case 'histogram':
      return {
        ...sized,
        mark: 'bar',
        encoding: {
          x: of(x, { bin: { maxbins: bins ?? 30 } }),
          y: { aggregate: 'count', title: 'count', ...onLog('y') },
          ...colored,
        },
      }
    case 'cdf': {
      const field = String(x)
      return {
        ...sized,
        transform: [
          {
            window: [{ op: 'cume_dist', as: 'share' }],
            sort: [{ field }],
            ...(color !== undefined && { groupby: [String(color)] }),
          },
        ],
        mark: { type: 'line', interpolate: 'step-after' },
        encoding: {
          x: of(x, onLog('x')),
          y: { field: 'share', type: 'quantitative', title: 'share', axis: { format: '%' } },
          ...seriesOf(colored),
        },
      }
    }
    case 'heatmap':
      return {
        ...sized,
        mark: 'rect',
        encoding: {
          x: of(x, { type: rankOf(rows, x) }),
          y: { ...plainY(), type: rankOf(rows, y) },
          ...colored,
        },
      }
    case 'timeline':
      if (x2 === undefined) throw new PlotError('found no x2, expected the column of where each bar ends')
      return {
        ...sized,
        mark: 'bar',
        encoding: {
          x: of(x),
          x2: { field: String(x2), title: String(x2) },
          y: { ...plainY(), type: 'nominal', sort: null },
          ...colored,
        },
      }
    case 'bar':
      return {
        ...sized,
        mark: 'bar',
        encoding: {
          x: of(x, { type: rankOf(rows, x), sort: null }),
          y: plainY(),
          ...colored,
        },
      }
    case 'line':
    case 'area':
      return {
        ...sized,
        mark: kind === 'line' ? lineMark(rows.length) : 'area',
        encoding: { x: of(x, onLog('x')), y: plainY(), ...(kind === 'line' ? seriesOf(colored) : colored) },
      }
    case 'point':
      return {
        ...sized,
        mark: 'point',
        encoding: {
          x: of(x, onLog('x')),
          y: plainY(),
          ...colored,
          ...(color !== undefined && { shape: of(color, { type: 'nominal', sort: null }) }),
          ...(size !== undefined && { size: of(size) }),
        },
      }
    case 'tick':
    case 'rect':
      return { ...sized, mark: kind, encoding: { x: of(x, onLog('x')), y: plainY(), ...colored } }
    default:
      throw new PlotError(
        `found the mark “${kind}”, expected line, bar, point, area, tick, rect, histogram, cdf, heatmap, timeline, flamegraph or sankey`,
        { path: ['mark'] },
      )
  }
}

/** Zero and what is below have no place on a logarithmic axis, and would be left out silently. */
function refuseUnlogged(rows: readonly Row[], field: string): void {
  const at = rows.findIndex((row) => typeof row[field] === 'number' && row[field] <= 0)
  if (at !== -1)
    throw new PlotError(
      `found ${String(rows[at]?.[field])} as “${field}” in row ${at + 1}, expected numbers above 0 on a logarithmic axis`,
    )
}

/** Lines are few, whatever they are called; and names keep the order of their rows. */
function toneOf(rows: readonly Row[], name: unknown, kind: string): Json {
  const field = String(name)
  const isFew =
    kind === 'line' || kind === 'cdf' || kind === 'area'
      ? new Set(rows.map((row) => row[field])).size <= seriesCount
      : false
  return isFew || typeOf(rows, field) === 'nominal' ? { type: 'nominal', sort: null } : {}
}

function isNamed(names: unknown, name: string): boolean {
  return Array.isArray(names)
    ? names.includes(name)
    : names === name || (names === true && name === 'y') || names === 'xy'
}

/** Lines that are told apart without colours, in their legend too, which shows a piece of each. */
function seriesOf(colored: { readonly color?: Json }): Json {
  if (colored.color?.['type'] !== 'nominal') return colored
  const color = { ...colored.color, legend: { symbolType: 'stroke', symbolSize: 500 } }
  return { ...colored, color, strokeDash: color }
}

function lineMark(count: number): Json {
  const point = count <= pointsOnLine.shown ? true : count <= pointsOnLine.felt ? 'transparent' : false
  return { type: 'line', point }
}

/** Numbers as ranks, for bars and cells side by side. */
function rankOf(rows: readonly Row[], name: unknown): string {
  const type = typeOf(rows, String(name))
  return type === 'nominal' ? 'nominal' : 'ordinal'
}

/** What Vega-Lite calls the values of a column. */
function typeOf(rows: readonly Row[], field: string): 'quantitative' | 'temporal' | 'nominal' {
  const values = rows
    .map((row) => row[field])
    .filter((value): value is NonNullable<Cell> => value !== null && value !== undefined)
  if (values.length > 0 && values.every((value) => typeof value === 'number')) return 'quantitative'
  const isDate = (value: Cell): boolean =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?$/.test(value)
  return values.length > 0 && values.every(isDate) ? 'temporal' : 'nominal'
}

/** Says the type of each channel that names a column of the rows and no type. */
function withTypes<Value>(value: Value, rows: readonly Row[]): Value {
  if (Array.isArray(value)) return value.map((item) => withTypes(item, rows)) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    key === 'data' || key === 'transform'
      ? inner
      : key === 'encoding'
        ? typed(inner, rows)
        : withTypes(inner, rows),
  ])
  return Object.fromEntries(entries) as Value
}

function typed(encoding: unknown, rows: readonly Row[]): unknown {
  if (typeof encoding !== 'object' || encoding === null) return encoding
  return Object.fromEntries(
    Object.entries(encoding as Json).map(([name, channel]) => {
      const { field, type, aggregate, bin, timeUnit } = (channel ?? {}) as Json
      const isOpen =
        typeof field === 'string' &&
        [type, aggregate, bin, timeUnit].every((given) => given === undefined) &&
        !/2$/.test(name)
      return [
        name,
        isOpen && rows.some((row) => field in row)
          ? { ...(channel as Json), type: typeOf(rows, field) }
          : channel,
      ]
    }),
  )
}
