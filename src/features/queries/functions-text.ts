import { runPattern } from './patterns.ts'
import type { QueryContext } from './query-context.ts'
import { forEach, type QueryFunction, taking } from './query-function.ts'
import { showValue } from './show-value.ts'
import { isKind, objectOf, typeOf, type Value } from './values.ts'

/** Longest text that a function makes, in characters. */
const maxText = 20_000

/** Functions of texts and links. */
export const textFunctions: Readonly<Record<string, QueryFunction>> = {
  string: taking(1, 1, ([value = null]) => showValue(value)),
  lower: forText(1, 1, (text) => text.toLowerCase()),
  upper: forText(1, 1, (text) => text.toUpperCase()),
  startswith: forText(2, 2, (text, [part]) => typeof part === 'string' && text.startsWith(part)),
  endswith: forText(2, 2, (text, [part]) => typeof part === 'string' && text.endsWith(part)),
  replace: forText(3, 3, (text, [part, by]) =>
    typeof part === 'string' && part !== ''
      ? text
          .split(part)
          .join(showValue(by ?? null))
          .slice(0, maxText)
      : text,
  ),
  split: forText(2, 3, (text, [by, limit], context) => {
    const parts = runPattern('split', patternOf(by), text, '', context.work)
    return Array.isArray(parts) ? parts.slice(0, typeof limit === 'number' ? limit : undefined) : null
  }),
  regextest: taking(2, 2, ([pattern, text], { work }) =>
    typeof text === 'string'
      ? (runPattern('test', patternOf(pattern), text, '', work) as boolean | null)
      : false,
  ),
  regexmatch: taking(2, 2, ([pattern, text], { work }) => {
    const { source } = patternOf(pattern)
    const whole = { kind: 'pattern', source: `^(?:${source})$`, flags: '' } as const
    return typeof text === 'string' ? (runPattern('test', whole, text, '', work) as boolean | null) : false
  }),
  regexreplace: forText(3, 3, (text, [pattern, by], { work }) => {
    const made = runPattern(
      'replace',
      { ...patternOf(pattern), flags: 'g' },
      text,
      showValue(by ?? null),
      work,
    )
    return typeof made === 'string' ? made.slice(0, maxText) : text
  }),
  substring: forText(2, 3, (text, [from, to]) =>
    text.substring(numberOr(from, 0), numberOr(to, text.length)),
  ),
  truncate: forText(2, 3, (text, [length, suffix]) => {
    const end = typeof suffix === 'string' ? suffix : '...'
    const most = numberOr(length, text.length)
    return text.length <= most ? text : text.slice(0, Math.max(0, most - end.length)) + end
  }),
  padleft: forText(2, 3, (text, [length, by]) =>
    text.padStart(padTo(length), typeof by === 'string' ? by : ' '),
  ),
  padright: forText(2, 3, (text, [length, by]) =>
    text.padEnd(padTo(length), typeof by === 'string' ? by : ' '),
  ),
  link: forEach(1, 2, (value, [display], { linkTo }) => {
    const shown = display === undefined || display === null ? undefined : showValue(display)
    if (isKind(value, 'link')) return shown === undefined ? value : { ...value, display: shown }
    if (isKind(value, 'object') && value.link)
      return { ...value.link, ...(shown !== undefined && { display: shown }) }
    return typeof value === 'string' ? linkTo(value, shown) : null
  }),
  elink: forEach(1, 2, (value, [display]) =>
    typeof value === 'string'
      ? {
          kind: 'link',
          name: /^[a-z][a-z\d+.-]*:/i.test(value) ? value : `https://${value}`,
          ...(typeof display === 'string' && { display }),
        }
      : null,
  ),
  embed: forEach(1, 2, (value) => (isKind(value, 'link') ? { ...value, isPicture: true } : null)),
  meta: forEach(1, 1, (value) => {
    if (!isKind(value, 'link')) return null
    const [path = '', fragment] = value.name.split('#')
    return objectOf([
      ['display', value.display ?? null],
      ['embed', value.isPicture ?? false],
      ['path', value.path ?? path],
      ['subpath', fragment?.replace(/^\^/, '') ?? null],
      ['type', fragment === undefined ? 'file' : fragment.startsWith('^') ? 'block' : 'header'],
    ])
  }),
  typeof: taking(1, 1, ([value = null]) => typeOf(value)),
}

/** A function of texts; anything else it is given stays null. */
function forText(
  least: number,
  most: number,
  run: (text: string, rest: readonly Value[], context: QueryContext) => Value,
): QueryFunction {
  return forEach(least, most, (value, rest, context) => {
    if (typeof value !== 'string') return null
    context.work.spend(value.length >> 7)
    return run(value, rest, context)
  })
}

function patternOf(value: Value | undefined): { kind: 'pattern'; source: string; flags: string } {
  return { kind: 'pattern', source: showValue(value ?? null), flags: '' }
}

function numberOr(value: Value | undefined, other: number): number {
  return typeof value === 'number' ? value : other
}

function padTo(value: Value | undefined): number {
  return Math.min(1_000, numberOr(value, 0))
}
