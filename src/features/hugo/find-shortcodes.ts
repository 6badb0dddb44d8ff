import type { Range } from '../../model/range.ts'
import { codeRanges } from '../../parse/code-ranges.ts'
import type { TemplateTags } from '../../parse/template-tags.ts'
import { argumentOf, readShortcode, type Shortcode } from './shortcode.ts'

/** A tag in a source. */
interface Tag extends Range {
  readonly code: Shortcode
  /** It is all of its line. */
  readonly isAlone: boolean
}

/** Tags whose text is code in that language; empty for what the tag says. */
const codes: Readonly<Record<string, string>> = {
  highlight: '',
  code: '',
  mermaid: 'mermaid',
  goat: 'goat',
  chart: 'json',
  echarts: 'json',
}

/** Tags around a formula. */
const formulas: ReadonlySet<string> = new Set(['math', 'katex', 'latex', 'mathjax'])

/** Boxes whose kind is what the tag says. */
const boxes: ReadonlySet<string> = new Set(
  'notice hint alert admonition callout note tip info warning caution danger important error success question example quote abstract box'.split(
    ' ',
  ),
)

/** Boxes that are closed until a reader opens them. */
const folded: ReadonlySet<string> = new Set(
  'details expand collapse accordion-item accordionitem spoiler collapsible'.split(' '),
)

const tabGroups: ReadonlySet<string> = new Set(['tabs', 'tabpane', 'tabbed', 'tabset'])
const tabs: ReadonlySet<string> = new Set(['tab', 'tab-item'])

/** Tags around text that are a frame and no box. */
const frames =
  /^(?:columns?|cards?|steps?|center|div|section|row|col|lead|rawhtml|raw|unsafe|grid|accordion|accordions|hint-group|blocks\/.*|filetree\/.*|timeline\w*|carousel|gallery|left|right|small|md|markdown|wrap|html|content)$/

/** Finds the shortcodes of a source, as they are hidden from a parser. */
export function findShortcodes(source: string): TemplateTags {
  const tags = findTags(source)
  const holes: Range[] = []
  const stands: (Range & { readonly text: string })[] = []
  const hidden: Range[] = []
  const comments: Range[] = []
  const ends = pairTags(tags)
  let skipTo = 0
  const open: { readonly end: Tag; readonly text: string }[] = []
  for (const [i, tag] of tags.entries()) {
    if (tag.start < skipTo) continue
    const last = open.at(-1)
    if (last !== undefined && last.end === tag) {
      open.pop()
      stands.push({ start: tag.start, end: tag.end, text: last.text })
      continue
    }
    const end = ends.get(i)
    const { name } = tag.code
    if (name === 'comment' && end !== undefined) {
      const whole = { start: tag.start, end: end.end }
      if (tag.isAlone && end.isAlone) hidden.push(whole)
      else {
        holes.push(whole)
        comments.push(whole)
      }
      skipTo = end.end
      continue
    }
    if (end === undefined || !tag.isAlone || !end.isAlone) {
      holes.push({ start: tag.start, end: tag.end })
      continue
    }
    if (Object.hasOwn(codes, name) || formulas.has(name)) {
      const sign = formulas.has(name) ? '$$' : '~~~~~~'
      const language = formulas.has(name) ? '' : codes[name] || languageOf(tag.code)
      stands.push(
        { start: tag.start, end: tag.end, text: sign + language },
        { start: end.start, end: end.end, text: sign },
      )
      skipTo = end.end
    } else {
      // Colons of a box are more than those of boxes in it.
      const colons = ':'.repeat(Math.max(3, 7 - open.length))
      const text = headOf(tag.code, colons, tag.end - tag.start)
      stands.push({ start: tag.start, end: tag.end, text })
      open.push({ end, text: colons })
    }
  }
  stands.sort((a, b) => a.start - b.start)
  return { holes, stands, hidden, comments }
}

function languageOf(code: Shortcode): string {
  return /^[\w+#.-]+/.exec(argumentOf(code, ['lang', 'language', 'type'], 0) ?? '')?.[0] ?? ''
}

/** The line that begins a box in place of a tag. */
function headOf(code: Shortcode, colons: string, length: number): string {
  const name = code.name.toLowerCase()
  const word = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^[^\p{L}]+/u, '') || 'note'
  if (tabGroups.has(name)) return `${colons}tabs`
  const titled = (kind: string, title: string | undefined): string => {
    const plain = title?.replace(/[\r\n[\]{}]+/g, ' ').trim() ?? ''
    const whole = plain === '' ? `${colons}${kind}` : `${colons}${kind}[${plain}]`
    return whole.length <= length ? whole : `${colons}${kind}`.slice(0, length)
  }
  const titles = ['title', 'summary', 'header', 'name', 'label', 'heading']
  if (tabs.has(name)) return titled('tab', argumentOf(code, titles, 0))
  if (folded.has(name)) return titled('details', argumentOf(code, titles, 0))
  if (frames.test(name)) return `${colons}{.x}`
  if (!boxes.has(name)) return titled(word, undefined)
  const said = argumentOf(code, ['type', 'style', 'color', 'kind', 'context'], 0)?.toLowerCase() ?? ''
  const kind = /^[a-z][a-z-]*$/.test(said)
    ? said
    : /^(?:notice|hint|alert|admonition|callout|box)$/.test(name)
      ? 'note'
      : name
  const isFirst = code.values[0]?.toLowerCase() === kind
  return titled(kind, argumentOf(code, titles, isFirst ? 1 : 0))
}

function findTags(source: string): readonly Tag[] {
  if (!/\{\{[<%]/.test(source)) return []
  const skipped = codeRanges(source)
  const tags: Tag[] = []
  let next = 0
  for (let at = source.indexOf('{{'); at >= 0; at = source.indexOf('{{', at)) {
    while (next < skipped.length && skipped[next]!.end <= at) next++
    const inCode = skipped[next]
    if (inCode !== undefined && inCode.start <= at) {
      at = inCode.end
      continue
    }
    const found = readShortcode(source, at)
    if (found === undefined) at += 2
    else {
      const { code, range } = found
      tags.push({ ...range, code, isAlone: isAlone(source, range) })
      at = range.end
    }
  }
  return tags
}

function isAlone(source: string, { start, end }: Range): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
  const newline = source.indexOf('\n', end)
  const behind = source.slice(end, newline < 0 ? source.length : newline)
  return before.trim() === '' && behind.trim() === '' && !source.slice(start, end).includes('\n')
}

/** The tag that ends each, by its place. */
function pairTags(tags: readonly Tag[]): ReadonlyMap<number, Tag> {
  const ends = new Map<number, Tag>()
  const open: number[] = []
  const placesByName = new Map<string, number[]>()
  for (const [i, tag] of tags.entries()) {
    const { name, isEnd } = tag.code
    const places = placesByName.get(name) ?? []
    placesByName.set(name, places)
    if (!isEnd) {
      places.push(open.length)
      open.push(i)
      continue
    }
    // Where a tag stood that ended with one around it, there is none now, or another.
    while (places.length > 0 && tags[open[places.at(-1)!] ?? -1]?.code.name !== name) places.pop()
    const at = places.pop()
    if (at === undefined) continue
    ends.set(open[at]!, tag)
    open.length = at
  }
  return ends
}
