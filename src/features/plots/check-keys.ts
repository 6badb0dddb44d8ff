import { nearestWord } from '../../model/nearest-word.ts'
import { PlotError } from './plot-error.ts'

/** Marks and kinds of plots that are written with a few words. */
export const marks = new Set(
  'line bar point area tick rect histogram cdf heatmap timeline flamegraph sankey'.split(' '),
)

/** Pixels that a plot may be wide or high. */
export const sides = { from: 20, to: 2_000 }

type Keys = Readonly<Record<string, unknown>>

/** What a value is expected to be; undefined where it is that. */
type Check = (value: unknown) => string | undefined

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'
const text: Check = (value) =>
  isText(value) || (Array.isArray(value) && value.every(isText)) || isTitle(value) ? undefined : 'words'
const column: Check = (value) => (isText(value) ? undefined : 'the name of one column')
const side: Check = (value) =>
  typeof value === 'number' && value >= sides.from && value <= sides.to
    ? undefined
    : `a number of pixels from ${sides.from} to ${sides.to}`

function isTitle(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'text' in value
}

const checks: Readonly<Record<string, Check>> = {
  data: () => undefined,
  mark: (value) => (typeof value === 'string' ? undefined : `one of ${[...marks].join(', ')}`),
  kind: (value) => (typeof value === 'string' ? undefined : `one of ${[...marks].join(', ')}`),
  title: text,
  caption: text,
  description: text,
  width: side,
  height: side,
  x: column,
  y: column,
  x2: column,
  color: column,
  size: column,
  log: (value) =>
    typeof value === 'boolean' ||
    (Array.isArray(value) ? value : [value]).every((one) => /^(?:x|y|xy)$/.test(String(one)))
      ? undefined
      : 'x, y, xy or true',
  bins: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 500
      ? undefined
      : 'a number from 1 to 500',
}

/** Names that may be given a value in an embed. */
export const namesOfWords: readonly string[] = Object.keys(checks).filter((name) => name !== 'data')

/** Keys that only some kinds heed. */
const heeded: Readonly<Record<string, readonly string[]>> = {
  x2: ['timeline', 'sankey'],
  size: ['point'],
  bins: ['histogram'],
}

/** Axes that may be logarithmic, by kind; of other kinds none. */
const logarithmic: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['line', 'area', 'point', 'tick', 'rect'].map((kind) => [kind, 'xy'])),
  cdf: 'x',
  histogram: 'y',
  bar: 'y',
}

/** Holds the keys of a short plot to what they may say. Throws a {@link PlotError} of the first that is none. */
export function checkKeys(kind: string, keys: Keys): void {
  for (const [key, value] of Object.entries(keys)) {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined
    if (check === undefined) throw unknownKey(key, Object.keys(checks), [key])
    const expected = value === undefined ? undefined : check(value)
    if (expected !== undefined)
      throw new PlotError(`found ${shown(value)} as ${key}, expected ${expected}`, { path: [key] })
    if (heeded[key] && !heeded[key].includes(kind))
      throw new PlotError(`found ${key} in a ${kind}, expected it only in ${heeded[key].join(' or ')}`, {
        path: [key],
        isKey: true,
      })
  }
  const { log } = keys
  if (log === undefined || log === false) return
  const asked = log === true ? 'y' : String(log)
  for (const axis of ['x', 'y'])
    if (asked.includes(axis) && !logarithmic[kind]?.includes(axis))
      throw new PlotError(
        `found a logarithmic ${axis} in a ${kind}, expected ${logarithmic[kind] ? `log: ${logarithmic[kind]}` : 'none there'}`,
        { path: ['log'] },
      )
}

/** A key that nobody knows, with what may have been meant. */
export function unknownKey(
  key: string,
  known: readonly string[],
  path: readonly (string | number)[],
): PlotError {
  const where = path.length > 1 ? ` in ${path.slice(0, -1).join('.')}` : ''
  return new PlotError(`found the key “${key}”${where}, expected ${choiceOf(key, known)}`, {
    path,
    isKey: true,
  })
}

/** What may stand there, that first which may have been meant. */
export function choiceOf(found: unknown, known: readonly string[]): string {
  const meant = typeof found === 'string' ? nearestWord(found, known) : undefined
  if (meant !== undefined) return `“${meant}”, perhaps`
  if (known.length <= 20) return `${known.length > 1 ? 'one of ' : ''}${known.join(', ')}`
  return `one of ${known.slice(0, 12).join(', ')} and ${known.length - 12} others`
}

/** A value for people: short, on one line. */
export function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
