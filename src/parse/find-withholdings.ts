import type { NotePath } from '../model/path.ts'
import type { Properties, PropertyValue } from '../model/properties.ts'
import type { Range } from '../model/range.ts'
import type { Withholding } from '../model/withholding.ts'
import { asksPrivacy, readMoment, saysYes } from './asks-privacy.ts'
import { type PrivacyWord, privacyWords, privateFolders, toPrivacyKey } from './privacy-words.ts'
import type { Frontmatter } from './read-frontmatter.ts'

/** What a note says about who may see it. */
export interface Privacy {
  /** All that asks to keep it back, the most binding first. */
  readonly withheld?: readonly Withholding[]
  /** The first property that says it is meant to be public, in the spelling of the list of words. */
  readonly marked?: string
}

const open: Privacy = {}

/** Characters of a line that are shown. */
const maxShown = 60

const ranks: Readonly<Record<Withholding['kind'], number>> = {
  own: 0,
  protection: 1,
  other: 2,
  unlisted: 3,
  unmarked: 4,
  template: 5,
}

const wordsByKey = new Map<string, readonly PrivacyWord[]>()
for (const word of privacyWords) {
  const key = word.word.split('.').map(toPrivacyKey).join('.')
  wordsByKey.set(key, [...(wordsByKey.get(key) ?? []), word])
}

/** Keys as notes write them, since most notes write the same. */
const knownKeys = new Map<string, string>()

/**
 * Looks for all words by which some program knows that a note is not meant to be public: in its properties, in the lines
 * of properties that cannot be read, in lines `word:: value` at the start of its text, as Logseq has them, in those of a
 * file of Org, and in the names of its folders.
 */
export function findWithholdings(
  path: NotePath,
  source: string,
  { properties, range, end, unread }: Pick<Frontmatter, 'properties' | 'range' | 'end' | 'unread'>,
): Privacy {
  const withheld: Withholding[] = []
  let marked: string | undefined
  const look = (key: string, value: PropertyValue | undefined, place: Range, isSure = true): void => {
    for (const word of wordsByKey.get(key) ?? []) {
      if (word.isOptIn && saysYes(value)) marked ??= word.word
      // Where nobody can say what is a property, a sentence is none.
      if (!isSure && word.values === 'value' && /\S\s+\S/.test(String(value))) continue
      if (asksPrivacy(word.values, value)) withheld.push(withholdingBy(word, value, place, source))
    }
  }

  const read = new Set<string>()
  for (const [key, value, name] of flatten(properties)) {
    read.add(key)
    if (wordsByKey.has(key)) look(key, value, findLine(source, name, range ?? { start: 0, end }))
  }
  if (unread)
    for (const { key, value, place } of readLines(source, unread))
      if (!read.has(key)) look(key, value, place, false)
  for (const { key, value, place } of readFields(source, end)) look(key, value, place)
  if (path.endsWith('.org')) for (const { key, value, place } of readOrgLines(source)) look(key, value, place)
  for (const { name, tools } of privateFolders)
    if (path.includes(`${name}/`) && path.split('/').slice(0, -1).includes(name))
      withheld.push({ kind: 'other', words: `the folder "${name}"`, tools })

  if (withheld.length === 0 && marked === undefined) return open
  withheld.sort((a, b) => ranks[a.kind] - ranks[b.kind])
  return { ...(withheld.length > 0 && { withheld }), ...(marked !== undefined && { marked }) }
}

function withholdingBy(
  { values, kind, tools }: PrivacyWord,
  value: PropertyValue | undefined,
  range: Range,
  source: string,
): Withholding {
  const line = source.slice(range.start, range.end)
  const [name] = /^[^:=：]*/.exec(line) as unknown as readonly [string]
  const shown = line.length > maxShown ? `${line.slice(0, maxShown)}…` : line
  const moment = readMoment(value)
  return {
    kind,
    words: kind === 'protection' ? name.trim() : shown,
    tools,
    range: kind === 'protection' ? { start: range.start, end: range.start + name.trimEnd().length } : range,
    ...(values === 'before' && moment !== undefined && { before: moment }),
    ...(values === 'from' && moment !== undefined && { from: moment }),
  }
}

/** Each property as it is compared, its value, and its name as it is written; those inside `build` and `params` too. */
function* flatten(properties: Properties): Iterable<readonly [string, PropertyValue | undefined, string]> {
  for (const name in properties) {
    const value = properties[name]
    const key = keyOf(name)
    yield [key, value, name]
    if ((key === 'build' || key === 'params') && typeof value === 'object' && value !== null)
      for (const [inner, item] of Object.entries(value))
        yield [joinKeys(key, keyOf(inner)), item as PropertyValue, inner]
  }
}

function joinKeys(outer: string, inner: string): string {
  return outer === '' || outer === 'params' ? inner : `${outer}.${inner}`
}

function keyOf(name: string): string {
  let key = knownKeys.get(name)
  if (key === undefined) {
    key = toPrivacyKey(name)
    if (knownKeys.size < 1_000) knownKeys.set(name, key)
  }
  return key
}

/** A line that was read as a property. */
interface PropertyLine {
  readonly key: string
  readonly value: string
  readonly place: Range
}

const tomlTable = /^[ \t]*\[+([\w."' -]+)\]+[ \t]*$/
const anyProperty =
  /^([ \t{,]*)([\p{Quotation_Mark}\p{L}_][\p{L}\p{N}\p{Quotation_Mark}_. -]{0,63}?)[ \t]*[:=：](?!:)[ \t]*(.*)/u

/** No value that asks is longer, and what is cut costs no time. */
const maxValue = 256

/** The lines that look like properties, of YAML or TOML that nobody can read as a whole. */
function* readLines(source: string, { start, end }: Range): Iterable<PropertyLine> {
  let outer = ''
  const text = source.slice(start, end)
  const isJson = text.trimStart().startsWith('{')
  for (const match of text.matchAll(isJson ? /[^\r\n,{}]+/g : /[^\r\n]+/g)) {
    const [line] = match
    const table = tomlTable.exec(line)
    if (table) outer = keyOf(table[1] ?? '')
    const [, indent = '', name, rest = ''] = anyProperty.exec(line) ?? []
    if (name === undefined) continue
    const value = rest
      .slice(0, maxValue)
      .replace(/(?:^|[ \t])#.*$/, '')
      .replace(/[ \t,;}]+$/, '')
    const isInside = !isJson && (indent !== '' || line.includes('='))
    yield {
      key: joinKeys(isInside ? outer : '', keyOf(name)),
      value,
      place: {
        start: start + match.index + indent.length,
        end: start + match.index + line.trimEnd().length,
      },
    }
    if (indent === '' && !line.includes('=')) outer = value === '' ? keyOf(name) : ''
  }
}

const blankOrTitle = /[ \t]*(?:#[ \t][^\r\n]*)?(?:\r\n?|\n)/y
const field = /[ \t]*(?:[-*+][ \t]+)?([\p{L}_][\p{L}\p{N}_-]{0,63})::[ \t]+([^\r\n]*)(?:\r\n?|\n|$)/uy

/** The lines `word:: value` before anything else of a note's text, but for its title. */
function* readFields(source: string, from: number): Iterable<PropertyLine> {
  for (let at = from; at < source.length; ) {
    field.lastIndex = blankOrTitle.lastIndex = at
    const match = field.exec(source)
    if (match) {
      const [whole, name = '', value = ''] = match
      const start = at + whole.indexOf(name)
      const end = start + name.length + 2 + whole.slice(whole.indexOf('::') + 2).trimEnd().length
      yield { key: keyOf(name), value, place: { start, end } }
    } else if (!blankOrTitle.test(source)) return
    at = match ? field.lastIndex : blankOrTitle.lastIndex
  }
}

const orgLine = /^[ \t]*(?:#\+|:)(?:export_)?(?:hugo_)?([\p{L}_][\p{L}\p{N}_-]{0,63}):[ \t]+([^\r\n]*)/gimu
const orgValues: Readonly<Record<string, string>> = { t: 'true', nil: 'false' }

/** The lines `#+word: value` and `:word: value` above the first heading of a file of Org, with its own words for yes and no. */
function* readOrgLines(source: string): Iterable<PropertyLine> {
  const heading = /^\*+ /m.exec(source)
  for (const { index, 0: line, 1: name = '', 2: said = '' } of source
    .slice(0, heading?.index)
    .matchAll(orgLine)) {
    const value = said.trim()
    const start = index + line.length - line.trimStart().length
    const place = { start, end: start + line.trim().length }
    yield { key: keyOf(name), value: orgValues[value.toLowerCase()] ?? value, place }
  }
}

/** The line that a property begins with, without its indent; the whole of `within` where it is written in another way. */
function findLine(source: string, name: string, within: Range): Range {
  for (
    let at = source.indexOf(name, within.start);
    at >= 0 && at < within.end;
    at = source.indexOf(name, at + 1)
  ) {
    const before = source[at - 1] ?? '\n'
    if (
      !/[\s"'{,]/.test(before) ||
      !/^["']?[ \t]*[:=]/.test(source.slice(at + name.length, at + name.length + 8))
    )
      continue
    const start = /["']/.test(before) ? at - 1 : at
    const [line] = /^[^\r\n]*/.exec(source.slice(start, within.end)) as unknown as readonly [string]
    return { start, end: start + line.trimEnd().length }
  }
  return within
}
