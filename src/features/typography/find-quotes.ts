import type { TextEdit } from '../../model/finish.ts'
import type { Typing } from './typing.ts'

/** A quote that has been opened and not closed yet. */
interface OpenQuote {
  readonly at: number
}

/** Letters whose sign of abbreviation looks like an apostrophe. */
const hebrew = /[\u0590-\u05ff]/
const letter = /\p{L}/u
const word = /[\p{L}\p{M}\p{N}]/u
const eastern = /[\u3000-\u303f\u3041-\u30ff\u3400-\u9fff\uff00-\uffef]/
/** What may stand before what is quoted. */
const before = /[\s([\u2013\u2014\u00bf\u00a1\u00ab\u2018\u201a-\u201c\u201e\u2026\u2039/]/
/** What a quote does not begin with. */
const notFirst = /[\s.,;:!?)\]}]/
const openingBracket = /[\s([{\u00bf\u00a1]/

/**
 * Quotes and apostrophes. Quotes come in pairs: one that finds no other stays as it is, but for the one that opens a
 * paragraph, which the next may go on with. Feet, inches, minutes and seconds are no quotes.
 */
export function findQuotes(text: string, typing: Typing, isCode: (at: number) => boolean): TextEdit[] {
  const edits: TextEdit[] = []
  const put = (at: number, by: string): void => {
    edits.push({ at, length: 1, by })
  }
  const open: { double: OpenQuote | undefined; single: OpenQuote | undefined } = {
    double: undefined,
    single: undefined,
  }
  for (const { 0: sign, index: at } of text.matchAll(/["']/g)) {
    const kind = sign === '"' ? 'double' : 'single'
    if (kind === 'single' && isApostrophe(text, at, typing, open.single !== undefined)) {
      if (!isCode(at)) put(at, '’')
      continue
    }
    const start = open[kind]
    if (start !== undefined && mayClose(text, at) && !isMeasure(text, at, start.at)) {
      const [first, last] = typing.quotes[kind]
      if (isOfLanguage(text, start.at, at, first)) {
        put(start.at, first)
        put(at, last)
      }
      open[kind] = undefined
      if (kind === 'double' && (open.single?.at ?? -1) > start.at) open.single = undefined
    } else if (mayOpen(text, at)) open[kind] = { at }
    else if (kind === 'single' && endsWord(text, at) && !isCode(at)) put(at, '’')
  }
  const last = open.double
  if (last !== undefined && text.slice(0, last.at).trim() === '') put(last.at, typing.quotes.double[0])
  return edits.sort((a, b) => a.at - b.at)
}

/** `don't`, `l'eau`, `'90s`, `rock 'n' roll`, `'tis`: a letter, or more, is left out. */
function isApostrophe(text: string, at: number, typing: Typing, isOpen: boolean): boolean {
  const previous = text[at - 1] ?? ''
  const next = text[at + 1] ?? ''
  if (hebrew.test(previous)) return false
  if (previous === '\ufffc') return !isOpen && letter.test(next)
  if (word.test(previous)) {
    if (letter.test(next) || /(?:^| )'n$/i.test(text.slice(Math.max(0, at - 3), at))) return true
    return (
      letter.test(previous) &&
      (/[\p{N}\ufffc«]/u.test(next) || (next === '"' && letter.test(text[at + 2] ?? '')))
    )
  }
  const rest = text.slice(at + 1, at + 14)
  if (/^n'(?=[\s\p{P}]|$)/iu.test(rest) && previous === ' ') return true
  // The other half of `'n'`.
  if (isOpen) return false
  if (/^\d\ds?(?![\p{L}\p{N}'])/u.test(rest)) return !/^\d\d(?!s)[^']*'/.test(text.slice(at + 1, at + 80))
  return typing.elisions?.test(rest) ?? false
}

function mayOpen(text: string, at: number): boolean {
  const next = text[at + 1]
  if (next === undefined || next === text[at]) return false
  if (notFirst.test(next) && !text.startsWith('...', at + 1)) return false
  const previous = text[at - 1]
  // What a program is given: `url("…")`.
  if (previous === '(' && word.test(text[at - 2] ?? '')) return false
  if (previous === undefined || before.test(previous) || eastern.test(previous)) return true
  // A quote in a quote, one behind a dash or behind what an article lost before it.
  if (previous === '"' || previous === "'") {
    const further = text[at - 2]
    return further === undefined || before.test(further) || (previous === "'" && letter.test(further))
  }
  return previous === '-' && text[at - 2] === '-'
}

function mayClose(text: string, at: number): boolean {
  const previous = text[at - 1]
  if (previous === undefined || openingBracket.test(previous)) return false
  const next = text[at + 1]
  return next === undefined || !word.test(next) || eastern.test(next) || /[\uac00-\ud7a3]/.test(next)
}

/** `5'10"` and `27"`: feet and inches, unless a quote that began before can end here. */
function isMeasure(text: string, at: number, start: number): boolean {
  return at - start > 1 && /\d['′°]\s?\d*$/.test(text.slice(Math.max(start + 1, at - 6), at))
}

/** `the dogs' bowl`; of one letter it may be a prime. */
function endsWord(text: string, at: number): boolean {
  const previous = text[at - 1] ?? ''
  if (!letter.test(previous) || hebrew.test(previous)) return false
  return letter.test(text[at - 2] ?? '') && !/[\p{N}(]/u.test(text[at + 1] ?? '')
}

/** Corner brackets stand around eastern letters; around others, the author's own signs stay. */
function isOfLanguage(text: string, from: number, to: number, sign: string): boolean {
  return sign !== '「' && sign !== '『' ? true : eastern.test(text.slice(from, to))
}
