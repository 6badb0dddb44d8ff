import type { Root } from 'mdast'
import { mapTexts } from './map-texts.ts'
import { scanWikiLinks } from './scan-wiki-links.ts'

/** Chinese, Japanese, Korean and Yi, signs included, in UTF-16: two halves stand for all ideographs beyond the first plane. */
const cjkRanges =
  '\\u1100-\\u11ff\\u2e80-\\u2fff\\u3001-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff' +
  '\\ufe10-\\ufe1f\\ufe30-\\ufe6f\\uff01-\\uffef\\ud840-\\ud8bf'

/**
 * Scripts that put no blank between words, or that write prepositions, articles and endings without one: from Hebrew
 * and Arabic over those of India to Thai and Burmese, then the smaller ones of South-East Asia.
 */
const joiningRanges =
  '\\u0590-\\u109f\\u1700-\\u1cff\\ua8e0-\\ua8ff\\ua980-\\ua9ff\\uaa60-\\uaadf\\ufb1d-\\ufdff\\ufe70-\\ufefc'

const isCjk = new RegExp(`^[${cjkRanges}]`)
const isJoining = new RegExp(`^[${joiningRanges}]`)
const isSign = /[\p{P}\p{S}]/u

/** Where a mark of emphasis may need help; surrogates, too, for half an emoji is a letter to remark. */
const mayMatter = new RegExp(
  `[${cjkRanges}${joiningRanges}\\ud83c-\\ud83e\\udc00-\\udfff][*~]|[*~][${cjkRanges}${joiningRanges}\\ud83c-\\ud83e]|\\]\\][*~]|[*~]!?\\[\\[`,
)

/**
 * Parses a source by the CJK-friendly amendment of CommonMark's rule for emphasis: a `**` or `~~` with no blank on
 * either side can open and close if a Chinese, Japanese or Korean character, or a sign of theirs, stands beside it.
 * Without it `これは**「重要」**です` shows its marks, for a sign inside and a letter outside mean the other end. The same
 * holds for letters of other scripts that join words, and beside wiki-links, which stand for words. `_` keeps to the
 * rule, in the amendment too. Marks with the same on both sides, letters or signs, do both by the rule as it is: so
 * one neighbour is hidden behind a stand-in of the other's kind, and put back into the tree.
 *
 * See https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
 */
export function parseWithEmphasis(source: string, parse: (source: string) => Root): Root {
  if (!mayMatter.test(source)) return parse(source)
  const standIns = createStandIns(source)
  const hidden = hideNeighbours(source, standIns)
  const tree = parse(hidden)
  if (hidden !== source) mapTexts(tree, standIns.putBack)
  return tree
}

/** What stands right beside a mark. */
interface Neighbour {
  readonly start: number
  readonly end: number
  readonly isSign: boolean
  /** Whether it lets the mark open and close. */
  readonly isLoose: boolean
  /** Whether it may be hidden: what is syntax may not. */
  readonly isFree: boolean
}

function hideNeighbours(source: string, standIns: StandIns): string {
  const links = linkEdges(source)
  const parts: string[] = []
  let from = 0
  /** Behind the last mark: it serves as neighbour for two if it stands alone between them. */
  let shared: Neighbour | undefined
  const show = (neighbour: Neighbour, asSign: boolean): Neighbour => {
    const isFine = neighbour.isSign === asSign && !isHalved(neighbour)
    const standIn =
      isFine || neighbour.start < from
        ? undefined
        : standIns.hide(source.slice(neighbour.start, neighbour.end), asSign)
    if (standIn === undefined) return { ...neighbour, isFree: false }
    parts.push(source.slice(from, neighbour.start), standIn)
    from = neighbour.end
    return { ...neighbour, isSign: asSign, isFree: false }
  }
  for (const { 0: mark, index } of source.matchAll(/\*+|(?<!~)~~(?!~)/g)) {
    const end = index + mark.length
    const before = shared?.end === index ? shared : neighbourBefore(source, index, links)
    const after = neighbourAfter(source, end, links)
    shared = after
    if (!before || !after) continue
    const isLoose = before.isLoose || after.isLoose
    const first = show(before, isLoose && before.isFree ? after.isSign : before.isSign)
    shared = show(after, isLoose && after.isFree ? first.isSign : after.isSign)
  }
  parts.push(source.slice(from))
  return parts.join('')
}

/** An emoji: to satteri a sign, to remark two letters. */
function isHalved({ start, end, isSign }: Neighbour): boolean {
  return isSign && end - start === 2
}

/** Offsets at which a wiki-link starts or ends. */
function linkEdges(source: string): ReadonlySet<number> {
  if (!source.includes('[[')) return new Set()
  return new Set(scanWikiLinks(source).flatMap(({ start, end }) => [start, end]))
}

function neighbourBefore(source: string, at: number, links: ReadonlySet<number>): Neighbour | undefined {
  const isPair = isLow(source.charCodeAt(at - 1)) && isHigh(source.charCodeAt(at - 2))
  return describe(source, at - (isPair ? 2 : 1), at, links.has(at))
}

function neighbourAfter(source: string, at: number, links: ReadonlySet<number>): Neighbour | undefined {
  const isPair = isHigh(source.charCodeAt(at)) && isLow(source.charCodeAt(at + 1))
  return describe(source, at, at + (isPair ? 2 : 1), links.has(at))
}

/** Undefined for a blank and for the ends of the source. */
function describe(source: string, start: number, end: number, isLink: boolean): Neighbour | undefined {
  const text = source.slice(Math.max(0, start), end)
  if (text.trim() === '') return undefined
  const sign = isSign.test(text)
  const cjk = isCjk.test(text)
  const isLoose = isLink || cjk || (!sign && isJoining.test(text))
  return { start, end, isSign: sign, isLoose, isFree: cjk || !sign }
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000
}

/** What stands in for characters in one source, at the same length. */
interface StandIns {
  /** A text of signs or of letters, the same for the same; undefined where none is left. */
  readonly hide: (text: string, asSign: boolean) => string | undefined
  /** The text that was hidden. */
  readonly putBack: (text: string) => string
}

/** Braille patterns, signs to all parsers, and private-use characters, letters to all: each stands for one of the source's. */
const pools = { sign: [0x2800, 0x28ff], letter: [0xe100, 0xefff] } as const
const pooled = /[\u2800-\u28ff\ue100-\uefff]/g

function createStandIns(source: string): StandIns {
  const taken = new Set(source.match(pooled))
  const standInByKey = new Map<string, string>()
  const hiddenByStandIn = new Map<string, string>()
  const next = { sign: pools.sign[0] as number, letter: pools.letter[0] as number }
  const standIn = (unit: string, kind: 'sign' | 'letter'): string | undefined => {
    const key = kind + unit
    const known = standInByKey.get(key)
    if (known !== undefined) return known
    while (taken.has(String.fromCharCode(next[kind]))) next[kind]++
    if (next[kind] > pools[kind][1]) return undefined
    const made = String.fromCharCode(next[kind]++)
    standInByKey.set(key, made)
    hiddenByStandIn.set(made, unit)
    return made
  }
  return {
    hide(text, asSign) {
      const units = text.split('').map((unit) => standIn(unit, asSign ? 'sign' : 'letter'))
      return units.includes(undefined) ? undefined : units.join('')
    },
    putBack: (text) => text.replace(pooled, (char) => hiddenByStandIn.get(char) ?? char),
  }
}
