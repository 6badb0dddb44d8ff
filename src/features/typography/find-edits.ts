import type { TextEdit } from '../../model/finish.ts'
import { findQuotes } from './find-quotes.ts'
import { isCodeAt, maskCode } from './is-code.ts'
import { type Typing, typingOf } from './typing.ts'

/** Whether there is anything to look at: most texts have nothing. */
const candidate = /["']|--| -|\.\.\.|\d [\p{L}%‰°µ€$£Ω]| [;:!?»]|« /u

const units =
  /(?<=\d) (?=(?:[kKMGTP]i?B|[kMGT]?bit|[kMG]?Hz|[kMGT]?Wh?|[kmµn]?[ms]|[kmµ]?g|[mcd]?[lL]|[cd]m|[kMhm]?Pa|m?bar|[km]?V|m?A|k?J|[kM]?Ω|kcal|min|h|t|ha|ft|lb|oz|mph|km\/h|m\/s|fps|rpm|dpi|px|pt|r?em|mol|lm|lx|dB|°[CF]?|K|N|%|‰|€|\$|£)(?![\p{L}\p{N}\p{M}'’]))/gu

/** Hyphens and dots in place of dashes and an ellipsis, with what stands around them. */
const runs = /(?<!\.)\.\.\.(?!\.)|(?<!-)-{1,3}(?!-)/g

const frenchSign = /(?<=[^\s]) (?=[;:!?»](?:[\s)\]»”"'\ufffc]|$))|(?<=«) (?=\S)/g

/** All that changes in a text in a language, sorted and apart. */
export function findEdits(written: string, lang: string): readonly TextEdit[] {
  if (!candidate.test(written)) return []
  const typing = typingOf(lang)
  const text = maskCode(written)
  const isCode = (at: number): boolean => isCodeAt(text, at)
  const edits = [
    ...findQuotes(text, typing, isCode),
    ...findRuns(text, typing, isCode),
    ...findBlanks(text, typing),
  ].sort((a, b) => a.at - b.at)
  let end = 0
  return edits.filter(({ at, length }) => {
    if (at < end) return false
    end = at + length
    return true
  })
}

function findRuns(text: string, typing: Typing, isCode: (at: number) => boolean): TextEdit[] {
  const edits: TextEdit[] = []
  const { spacedDash, closeDash } = typing
  if (spacedDash === undefined) return edits
  for (const { 0: run, index: at } of text.matchAll(runs)) {
    const end = at + run.length
    if (run === '...') {
      if (isEllipsis(text, at) && !isCode(at)) edits.push({ at, length: 3, by: '…' })
    } else if (isBetweenBlanks(text, at, end)) {
      edits.push({ at: at - 1, length: run.length + 1, by: `\u00a0${run === '---' ? '—' : spacedDash}` })
    } else if (run !== '-' && !isCode(at)) {
      const dash = closeDashAt(text, at, end, run === '---' ? '—' : closeDash)
      if (dash !== undefined) edits.push({ at, length: run.length, by: dash })
    }
  }
  return edits
}

/** Behind a word, or before one behind a blank; never what a program takes for the rest of a list or for a range. */
function isEllipsis(text: string, at: number): boolean {
  const previous = text[at - 1] ?? ' '
  const next = text[at + 3] ?? ' '
  if (/[/\\({,]/.test(previous) && next !== ']') return false
  if (/[\s)\]"'’”»,;:!?\ufffc]/.test(next)) return !/[\p{N}=]/u.test(previous) || /[\s)\]"'’”»!?]/.test(next)
  return (
    /[\s"'“‘„«]/.test(previous) && /^\p{L}[\p{L}\p{M}'’]*(?:[\s.,;:!?]|$)/u.test(text.slice(at + 3, at + 40))
  )
}

/** A dash with blanks around it, between words: not a sign of sums, and not what begins a line. */
function isBetweenBlanks(text: string, at: number, end: number): boolean {
  if (text[at - 1] !== ' ' || !/[ \n]/.test(text[end] ?? '')) return false
  const left = text.slice(Math.max(0, at - 40), at - 1)
  const right = text.slice(end + 1, end + 40)
  if (!/[\p{L}\p{M}\p{N}\p{Pe}\p{Pf}.,!?…"'%°\ufffc]$/u.test(left)) return false
  if (!/^[\p{L}\p{N}\p{Ps}\p{Pi}"'¿¡\ufffc…]/u.test(right)) return false
  const first = /\S*$/u.exec(left)![0]
  const last = /^\S*/u.exec(right)![0]
  return !(isTerm(first) && isTerm(last))
}

/** A number, a letter or a formula: what is subtracted from another. */
function isTerm(written: string): boolean {
  return /^(?:\W?[\d.,]+\W?|\p{L}|[^\p{L}\p{N}]*\ufffc[^\p{L}\p{N}]*)$/u.test(written)
}

/** What two or three hyphens without blanks around them are, between words, numbers, or where speech breaks off. */
function closeDashAt(text: string, at: number, end: number, dash: string): string | undefined {
  const left = text.slice(Math.max(0, at - 40), at)
  const right = text.slice(end, end + 40)
  if (/\p{L}\p{L}["”’)]?$/u.test(left) && /^["”]/.test(right)) return dash
  if (/^\s*$/.test(left) && /^ \p{L}/u.test(right)) return '—'
  if (/(?:^|[^\p{L}\p{N}.,-])\d+$/u.test(left) && /^\d+(?![\p{L}\p{N}-])/u.test(right))
    return end - at === 2 ? '–' : dash
  const isWord = /(?:^|[\s("'“‘„«\ufffc-])\p{L}[\p{L}\p{M}'’]*[,"”’)]?$/u.test(left)
  return isWord && /^["“(]?\p{L}[\p{L}\p{M}'’]*(?:[\s"'”’)\].,;:!?\ufffc-]|$)/u.test(right) ? dash : undefined
}

/** Blanks at which a line may not end. */
function findBlanks(text: string, { spacesSigns }: Typing): TextEdit[] {
  const edits = [...text.matchAll(units)].map(({ index }) => ({ at: index, length: 1, by: '\u00a0' }))
  if (!spacesSigns) return edits
  for (const { index } of text.matchAll(frenchSign))
    edits.push({ at: index, length: 1, by: text[index + 1] === ':' ? '\u00a0' : '\u202f' })
  return edits
}
