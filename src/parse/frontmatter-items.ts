import type { TextEdit } from '../model/change.ts'
import type { Range } from '../model/range.ts'
import { writeInQuotes } from './yaml-quotes.ts'

/** A key of the frontmatter at its top level and the text that belongs to it. */
export interface FrontmatterEntry {
  readonly key: string
  /** From the start of its line to that of the next entry, or the closing fence. */
  readonly range: Range
  /** Behind the colon. */
  readonly valueStart: number
}

/** Where the YAML of a note stands, without its fences; undefined where it has none. */
export function frontmatterRange(source: string): Range | undefined {
  const opening = /^---[ \t]*(?:\r?\n)/.exec(source)
  if (!opening) return undefined
  const start = opening[0].length
  const closing = /(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(source.slice(start))
  if (!closing) return undefined
  return { start, end: start + closing.index + (closing[0].startsWith('\n') ? 1 : 0) }
}

/** The entries of a note's frontmatter, in order. */
export function frontmatterEntries(source: string): readonly FrontmatterEntry[] {
  const range = frontmatterRange(source)
  if (!range) return []
  const text = source.slice(range.start, range.end)
  const starts = [...text.matchAll(/^(["']?)([^\s#"'\-[\]{}][^:\n]*?)\1[ \t]*:(?=[ \t\r\n]|$)/gm)]
  return starts.map((match, i) => {
    const end = starts[i + 1]?.index ?? text.length
    return {
      key: match[2]!,
      range: { start: range.start + match.index, end: range.start + end },
      valueStart: range.start + match.index + match[0].length,
    }
  })
}

/**
 * Edits that put `to` in place of the item `from` in the values of the named keys: in lists of both kinds and in single
 * values, with the quotes it has. `isItem` decides whether a word is meant. Empty where there is no such item.
 */
export function replaceItems(
  source: string,
  keys: readonly string[],
  replace: (item: string) => string | undefined,
  separators: RegExp,
): readonly TextEdit[] {
  return collectItems(source, keys, separators).flatMap(({ range, text, quote }) => {
    const next = replace(text)
    return next === undefined || next === text ? [] : [{ range, text: writeScalar(next, quote) }]
  })
}

/** A word in the value of a property: what it says, where it stands within its quotes, and which those are. */
export interface PropertyItem {
  readonly range: Range
  readonly text: string
  readonly quote: string
}

/** The words in the values of the named keys, in order; see {@link replaceItems}. */
export function collectItems(
  source: string,
  keys: readonly string[],
  separators: RegExp,
): readonly PropertyItem[] {
  return frontmatterEntries(source)
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ valueStart, range }) =>
      scanItems(source.slice(valueStart, range.end), separators).map(({ start, end, item, quote }) => ({
        range: { start: valueStart + start, end: valueStart + end },
        text: item,
        quote,
      })),
    )
}

/** A text as it stands between quotes of a kind; without any, in quotes of its own where YAML needs them. */
export function writeScalar(text: string, quote: string): string {
  if (quote === '') return quoteIfNeeded(text)
  return writeInQuotes(text, quote === "'" ? quote : '"')
}

interface Item {
  readonly start: number
  readonly end: number
  readonly item: string
  readonly quote: string
}

/** The scalars of a value: quoted ones whole, plain ones cut at commas, brackets, line ends and `separators`. */
function scanItems(text: string, separators: RegExp): readonly Item[] {
  const items: Item[] = []
  const pattern =
    /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|(?:^|(?<=\s))#[^\n]*|([^\s,[\]{}"'][^,[\]{}\n\r]*)/g
  const isFlow = text.trimStart().startsWith('[')
  for (const match of text.matchAll(pattern)) {
    const [whole, double, single, plain] = match
    const at = match.index
    if (double !== undefined || single !== undefined) {
      const item = double === undefined ? single!.replaceAll("''", "'") : double.replace(/\\(.)/g, '$1')
      items.push({ start: at + 1, end: at + whole.length - 1, item, quote: whole[0]! })
    } else if (plain !== undefined) {
      let from = at
      let value = plain.replace(/[ \t]+#.*$/, '')
      const dash = isFlow ? null : /^-[ \t]+/.exec(value)
      if (dash) {
        from += dash[0].length
        value = value.slice(dash[0].length)
      }
      if (/^["']/.test(value)) {
        items.push(
          ...scanItems(value, separators).map((one) => ({
            ...one,
            start: one.start + from,
            end: one.end + from,
          })),
        )
        continue
      }
      for (const part of value.matchAll(separators)) {
        const item = part[0].trimEnd()
        items.push({ start: from + part.index, end: from + part.index + item.length, item, quote: '' })
      }
    }
  }
  return items
}

/** YAML reads some plain words as something else than text. */
function quoteIfNeeded(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}_/][^:#,[\]{}"'`|>&*!%@\n]*$/u.test(text) &&
    !/^(?:true|false|yes|no|null|~|[\d.]+)$/i.test(text)
  return isPlain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}
