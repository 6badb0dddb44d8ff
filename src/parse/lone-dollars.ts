import type { Root } from 'mdast'
import { createCodeSkipper, runLength } from './code-skipper.ts'
import { findLooseMath, type LooseMath, maskLooseMath, placeLooseMath } from './loose-math.ts'
import { mapTexts } from './map-texts.ts'

/** Punctuation that notes hardly ever have, and that means nothing in Markdown: it stands in for a `$`. */
const standIns = ['\u2e4f', '\u2e4e', '\u2e4d', '\u2e4c', '\u2e4b']

/** How often a note is parsed again because what looks like a formula stands where none can be. */
const maxRounds = 3

/**
 * Parses a source as the Obsidian app reads its dollar signs. The parsers pair any two; in prose `$5 and $6` are prices,
 * so a formula neither starts nor ends with a blank, and no digit follows it; `\$` does not end it. And a formula between `$$` and `$$` over
 * several lines ends with it, whatever else stands on those lines. What the parsers would read otherwise is hidden
 * from them at the same length and put back into the tree.
 */
export function parseWithDollars(source: string, parse: (source: string) => Root): Root {
  if (!source.includes('$')) return parse(source)
  const lone = findLoneDollars(source)
  let formulas = findLooseMath(source)
  const standIn =
    lone.length + formulas.length > 0 ? standIns.find((char) => !source.includes(char)) : undefined
  if (standIn === undefined) return parse(source)
  for (let round = 1; ; round++) {
    const tree = parse(hide(source, lone, formulas, standIn))
    const misfits = new Set(placeLooseMath(tree, source, formulas, standIn))
    if (misfits.size === 0) {
      mapTexts(tree, (text) => (text.includes(standIn) ? text.replaceAll(standIn, '$') : text))
      return tree
    }
    formulas = round < maxRounds ? formulas.filter((formula) => !misfits.has(formula)) : []
  }
}

/** The lone dollar signs and the formulas do not overlap. */
function hide(
  source: string,
  lone: readonly number[],
  formulas: readonly LooseMath[],
  standIn: string,
): string {
  const pieces = [
    ...lone.map((at) => ({ start: at, end: at + 1, text: standIn })),
    ...formulas.map((formula) => ({ ...formula, text: maskLooseMath(source, formula, standIn) })),
  ].sort((a, b) => a.start - b.start)
  let hidden = ''
  let from = 0
  for (const { start, end, text } of pieces) {
    if (start < from) continue
    hidden += source.slice(from, start) + text
    from = end
  }
  return hidden + source.slice(from)
}

/** What decides about dollar signs: the rest is passed over by the regular expression, which needs no compiling. */
const telling = /[\\\n`$[\]]|(?<!\{)https?:\/\//g

/**
 * Offsets of every `$` that stands alone and belongs to no pair, and of every `\$` in a pair, which is a sign in that
 * formula. A pair does not reach over an empty line, nor out of a link's text or into its address. Linear.
 */
export function findLoneDollars(source: string): readonly number[] {
  const lone: number[] = []
  let opened: number | undefined
  let escaped: number[] = []
  /** Brackets that are open, and how many of them were when the formula began. */
  let brackets = 0
  let outside = 0
  let at = 0
  const skipCode = createCodeSkipper(source)
  const giveUp = (): void => {
    if (opened !== undefined) lone.push(opened)
    opened = undefined
    escaped = []
  }
  const skipAddress = (end: number): void => {
    giveUp()
    for (; at < end; at++) if (source.charCodeAt(at) === 36) lone.push(at)
  }
  while (at < source.length) {
    telling.lastIndex = at
    const mark = telling.exec(source)
    if (mark === null) break
    at = mark.index
    const code = source.charCodeAt(at)
    if (code === 92) {
      if (opened !== undefined && source.charCodeAt(at + 1) === 36) escaped.push(at + 1)
      at += 2
    } else if (code === 10) {
      if (isBlankLine(source, at + 1)) {
        giveUp()
        brackets = 0
      }
      at++
    } else if (code === 96) {
      // What stands in code is for the parser to say; a pair reaches over it.
      at = skipCode(at)
    } else if (code === 91) {
      brackets++
      at++
    } else if (code === 93) {
      const next = source.charCodeAt(at + 1)
      const isOutside = opened === undefined || brackets <= outside
      if (brackets > 0 && isOutside && next === 93) giveUp()
      at++
      if (brackets > 0 && isOutside && next === 40) skipAddress(addressEnd(source, at + 1))
      brackets = Math.max(0, brackets - 1)
      outside = Math.min(outside, brackets)
    } else if (code !== 36) {
      skipAddress(addressEnd(source, at))
    } else {
      const length = runLength(source, at)
      if (length > 1) {
        giveUp()
        const close = source.indexOf('$'.repeat(length), at + length)
        at = close < 0 ? at + length : close + runLength(source, close)
        continue
      }
      if (opened !== undefined && canClose(source, at)) {
        for (const sign of escaped) lone.push(sign)
        escaped = []
        opened = undefined
      } else {
        // No formula has a `$` in it: the one before is lone, and this one may begin another.
        giveUp()
        if (canOpen(source, at)) {
          opened = at
          outside = brackets
        } else lone.push(at)
      }
      at++
    }
  }
  giveUp()
  return lone
}

/** Where an address ends that begins at an offset: at a blank, or a parenthesis that it did not open. */
function addressEnd(source: string, from: number): number {
  let parentheses = 0
  let at = from
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code <= 32 || code === 60 || code === 62) break
    if (code === 40) parentheses++
    else if (code === 41 && parentheses-- === 0) break
  }
  return at
}

function canOpen(source: string, at: number): boolean {
  return at + 1 < source.length && !isBlank(source.charCodeAt(at + 1))
}

function canClose(source: string, at: number): boolean {
  const next = source.charCodeAt(at + 1)
  return !isBlank(source.charCodeAt(at - 1)) && !(next >= 48 && next <= 57)
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

function isBlankLine(source: string, from: number): boolean {
  let at = from
  while (source.charCodeAt(at) === 32 || source.charCodeAt(at) === 9 || source.charCodeAt(at) === 13) at++
  return at >= source.length || source.charCodeAt(at) === 10
}
