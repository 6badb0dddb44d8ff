import { compareValues } from './compare-values.ts'
import { namedDate, parseDate, parseDuration } from './dates.ts'
import { type QueryFunction, taking } from './query-function.ts'
import { showValue } from './show-value.ts'
import { isKind, isList, isTrue, type LinkValue, type Value } from './values.ts'

const many = Number.POSITIVE_INFINITY

/** The functions of Bases that belong to no value. */
export const basesFunctions: Readonly<Record<string, QueryFunction>> = {
  date: taking(1, 1, ([value = null]) =>
    isKind(value, 'date') ? value : typeof value === 'string' ? (parseDate(value) ?? null) : null,
  ),
  duration: taking(1, 1, ([value = null]) =>
    isKind(value, 'duration') ? value : typeof value === 'string' ? (parseDuration(value) ?? null) : null,
  ),
  file: taking(1, 1, ([value = null], { linkTo, rowOf }) => {
    if (isKind(value, 'object')) return value
    const link = isKind(value, 'link')
      ? value
      : typeof value === 'string'
        ? linkTo(withoutBrackets(value))
        : undefined
    return (link && rowOf(link)?.get('file')) ?? null
  }),
  if: taking(2, 3, ([condition = null, yes = null, no = null]) => (isTrue(condition) ? yes : no)),
  // Signs of the app are not drawn.
  icon: taking(1, 1, () => null),
  image: taking(1, 1, ([value = null], { linkTo }) => {
    const link = isKind(value, 'link') ? value : typeof value === 'string' ? linkOf(value, linkTo) : undefined
    return link ? { ...link, isPicture: true } : null
  }),
  link: taking(1, 2, ([value = null, display], { linkTo }) => {
    const shown = display === undefined || display === null ? undefined : showValue(display)
    const link = isKind(value, 'link')
      ? value
      : isKind(value, 'object')
        ? value.link
        : linkOf(showValue(value), linkTo)
    return link ? { ...link, ...(shown !== undefined && { display: shown }) } : null
  }),
  list: taking(1, 1, ([value = null]) => (isList(value) ? value : [value])),
  max: taking(1, many, (given) => best(given, 1)),
  min: taking(1, many, (given) => best(given, -1)),
  now: taking(0, 0, (_, { now }) => namedDate('now', now) ?? null),
  today: taking(0, 0, (_, { now }) => namedDate('today', now) ?? null),
  number: taking(1, 1, ([value = null]) => {
    if (isKind(value, 'date')) return value.at
    if (typeof value === 'boolean') return Number(value)
    if (typeof value === 'number') return value
    return typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : null
  }),
  escapehtml: taking(1, 1, ([value = null]) => showValue(value)),
  html: taking(1, 1, ([value = null]) => wordsOf(showValue(value))),
}

/** What HTML says: what is set in bold, lines, bars of progress, and the text of everything else. */
function wordsOf(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]*>[^<]*(?:<\/\1>)?/gi, '')
    .replace(/<(b|strong)(?:\s[^<>]*)?>([^<>*\n]+)<\/\1>/gi, '**$2**')
    .replace(/<(?!\/?(?:br|progress)\b)\/?[a-z][^<>]*>/gi, '')
}

function best(given: readonly Value[], sign: 1 | -1): Value {
  const numbers = given.filter((value) => typeof value === 'number')
  return [...numbers].sort((a, b) => sign * compareValues(b, a))[0] ?? null
}

function withoutBrackets(name: string): string {
  return name.replace(/^\[\[(.*)\]\]$/, '$1')
}

/** A link to an address of the web, or to a name of the garden with brackets or without. */
function linkOf(text: string, linkTo: (name: string, display?: string) => LinkValue): LinkValue {
  if (/^https?:\/\//i.test(text)) return { kind: 'link', name: text }
  const [name = '', display] = withoutBrackets(text).split('|')
  return linkTo(name, display)
}
