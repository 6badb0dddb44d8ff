import type { Root } from 'mdast'
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
const telling = /[\\\n`$]/g

/**
 * Offsets of every `$` that stands alone and belongs to no pair, and of every `\$` in a pair, which is a sign in that
 * formula. A pair does not reach over an empty line. Linear.
 */
export function findLoneDollars(source: string): readonly number[] {
  const lone: number[] = []
  let opened: number | undefined
  let escaped: number[] = []
  let at = 0
  const skipCode = createCodeSkipper(source)
  const giveUp = (): void => {
    if (opened !== undefined) lone.push(opened)
    opened = undefined
    escaped = []
  }
  while (at < source.length) {
    telling.lastIndex = at
    if (!telling.test(source)) break
    at = telling.lastIndex - 1
    const code = source.charCodeAt(at)
    if (code === 92) {
      if (opened !== undefined && source.charCodeAt(at + 1) === 36) escaped.push(at + 1)
      at += 2
    } else if (code === 10) {
      if (isBlankLine(source, at + 1)) giveUp()
      at++
    } else if (code === 96) {
      // What stands in code is for the parser to say; a pair reaches over it.
      at = skipCode(at)
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
        if (canOpen(source, at)) opened = at
        else lone.push(at)
      }
      at++
    }
  }
  giveUp()
  return lone
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

function runLength(source: string, from: number): number {
  let end = from
  while (source[end] === source[from]) end++
  return end - from
}

/** Tells where the code that starts at an offset ends: past its marks where it never does in this block. */
function createCodeSkipper(source: string): (at: number) => number {
  let blockEnd = -1
  // Lengths of marks that nothing in the block closes: looked for once, or many marks would each read on to its end.
  let endless = new Set<number>()
  return (at) => {
    if (at >= blockEnd) {
      const blank = source.indexOf('\n\n', at)
      blockEnd = blank < 0 ? source.length : blank
      endless = new Set()
    }
    const length = runLength(source, at)
    if (endless.has(length)) return at + length
    for (let from = at + length; ; ) {
      const close = source.indexOf('`', from)
      if (close < 0 || close >= blockEnd) break
      const run = runLength(source, close)
      if (run === length) return close + run
      from = close + run
    }
    endless.add(length)
    return at + length
  }
}
