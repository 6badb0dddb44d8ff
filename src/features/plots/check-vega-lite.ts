import schemaText from 'vega-lite/vega-lite-schema.json?raw'
import { choiceOf, shown, sides, unknownKey } from './check-keys.ts'
import { PlotError } from './plot-error.ts'

/** Of JSON Schema what Vega-Lite's own schema is written with. */
interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

type Path = readonly (string | number)[]

/** What does not fit; the deeper it stands, the nearer was what was written to what is expected. */
interface Misfit {
  readonly path: Path
  readonly kind: 'unknown' | 'missing' | 'value'
  /** The key, where one is unknown or missing. */
  readonly key?: string
  /** Keys that are known there, or what the value may be. */
  readonly expected: readonly string[]
  readonly found?: unknown
}

let definitions: Readonly<Record<string, Schema>> | undefined

/** Views of several parts, by the key that makes a plot one. */
const views: Readonly<Record<string, string>> = {
  hconcat: 'HConcatSpec',
  vconcat: 'VConcatSpec',
  concat: 'ConcatSpec',
  repeat: 'RepeatSpec',
  facet: 'FacetSpec',
  layer: 'LayerSpec',
}

/** Keys of a block that are ours. */
const own = new Set(['caption'])

/**
 * Holds a plot to Vega-Lite's own schema: its compiler passes over keys that it does not know, and of other mistakes it says
 * what it stumbled over inside. Throws a {@link PlotError} of the one that stands deepest.
 */
export function checkVegaLite(keys: Readonly<Record<string, unknown>>): void {
  definitions ??= (JSON.parse(schemaText) as { readonly definitions: Readonly<Record<string, Schema>> })
    .definitions
  const spec = Object.fromEntries(
    Object.entries(keys)
      .filter(([key]) => !own.has(key))
      .map(([key, value]) => [key, key === 'data' ? { values: [] } : value]),
  )
  checkSides(spec, [])
  const view = Object.keys(views).find((key) => Object.hasOwn(spec, key))
  const misfit = misfitOf(
    spec,
    { $ref: `#/definitions/TopLevel${view === undefined ? 'UnitSpec' : views[view]}` },
    [],
  )
  if (misfit !== undefined) throw errorOf(misfit)
}

function errorOf({ path, kind, key = '', expected, found }: Misfit): PlotError {
  const where = path.length === 0 ? '' : ` in ${path.join('.')}`
  switch (kind) {
    case 'unknown':
      return unknownKey(key, expected, [...path, key])
    case 'missing':
      return new PlotError(`found no ${key}${where}, expected one`, { path, isKey: true })
    case 'value':
      return new PlotError(`found ${shown(found)}${where}, expected ${choiceOf(found, expected)}`, { path })
  }
}

/** Lengths in pixels anywhere: a drawing of a mile takes all memory. */
function checkSides(value: unknown, path: Path): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    const isSide = (key === 'width' || key === 'height') && typeof inner === 'number'
    if (isSide && !(inner > 0 && inner <= sides.to))
      throw new PlotError(`found ${inner} as ${key}, expected a number of pixels up to ${sides.to}`, {
        path: here,
      })
    if (key !== 'data') checkSides(inner, here)
  }
}

/** The misfit that is worth telling; undefined where a value is as a schema has it. */
function misfitOf(value: unknown, schema: Schema, path: Path): Misfit | undefined {
  if (schema.$ref !== undefined) {
    const target = definitions?.[decodeURIComponent(schema.$ref.slice('#/definitions/'.length))]
    return target === undefined ? undefined : misfitOf(value, target, path)
  }
  if (schema.anyOf !== undefined) return misfitOfAny(value, schema.anyOf, path)
  const misfit = (expected: readonly string[]): Misfit => ({ path, kind: 'value', expected, found: value })
  if (schema.const !== undefined)
    return value === schema.const ? undefined : misfit([shownWord(schema.const)])
  if (schema.enum !== undefined)
    return schema.enum.includes(value) ? undefined : misfit(schema.enum.map(shownWord))
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return misfit(types.map(nameOfType))
  if (
    typeof value === 'number' &&
    (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))
  )
    return misfit([`a number from ${schema.minimum ?? 'any'} to ${schema.maximum ?? 'any'}`])
  if (Array.isArray(value)) return misfitOfItems(value, schema, path)
  if (typeof value === 'object' && value !== null)
    return misfitOfKeys(value as Readonly<Record<string, unknown>>, schema, path)
  return undefined
}

function misfitOfItems(items: readonly unknown[], schema: Schema, path: Path): Misfit | undefined {
  const [least, most] = [schema.minItems ?? 0, schema.maxItems ?? Infinity]
  if (items.length < least || items.length > most)
    return {
      path,
      kind: 'value',
      expected: [`a list of ${least === most ? least : `${least} to ${most}`}`],
      found: items,
    }
  for (const [i, item] of items.entries()) {
    const misfit = schema.items && misfitOf(item, schema.items, [...path, i])
    if (misfit !== undefined) return misfit
  }
  return undefined
}

function misfitOfKeys(
  value: Readonly<Record<string, unknown>>,
  schema: Schema,
  path: Path,
): Misfit | undefined {
  const { properties = {}, additionalProperties: more, required = [] } = schema
  const unknown = more === false && Object.keys(value).find((key) => !Object.hasOwn(properties, key))
  if (typeof unknown === 'string')
    return { path, kind: 'unknown', key: unknown, expected: Object.keys(properties) }
  for (const [key, inner] of Object.entries(value)) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined
    const rule = known ?? (typeof more === 'object' ? more : undefined)
    const misfit = rule && misfitOf(inner, rule, [...path, key])
    if (misfit !== undefined) return misfit
  }
  const missing = required.find((key) => !Object.hasOwn(value, key))
  return missing === undefined ? undefined : { path, kind: 'missing', key: missing, expected: [] }
}

/** Of several schemas the one that a value came nearest to; where none was entered, what each of them would have. */
function misfitOfAny(value: unknown, schemas: readonly Schema[], path: Path): Misfit | undefined {
  const misfits: Misfit[] = []
  for (const schema of schemas) {
    const misfit = misfitOf(value, schema, path)
    if (misfit === undefined) return undefined
    misfits.push(misfit)
  }
  const depth = Math.max(...misfits.map(({ path }) => path.length))
  const deepest = misfits.filter((one) => one.path.length === depth)
  const [first] = deepest
  const unknown = deepest.filter(({ kind }) => kind === 'unknown')
  // Of those the one that knows most of what stands there.
  if (depth === path.length && unknown.length > 0)
    return unknown.reduce((a, b) => (knownIn(value, b) > knownIn(value, a) ? b : a))
  if (first === undefined || first.kind !== 'value' || deepest.some(({ kind }) => kind !== 'value'))
    return first
  const same = deepest.filter((one) => one.path.join('\n') === first.path.join('\n'))
  return { ...first, expected: [...new Set(same.flatMap(({ expected }) => expected))] }
}

function knownIn(value: unknown, { expected }: Misfit): number {
  return Object.keys(value as object).filter((key) => expected.includes(key)).length
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'null':
      return value === null
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

function nameOfType(type: string): string {
  return (
    {
      array: 'a list',
      object: 'keys with values',
      null: 'null',
      integer: 'a whole number',
      boolean: 'true or false',
      string: 'a text',
      number: 'a number',
    }[type] ?? type
  )
}

function shownWord(value: unknown): string {
  return value === null ? 'null' : String(value)
}
