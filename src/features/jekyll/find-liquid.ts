import type { Range } from '../../model/range.ts'
import { codeRanges } from '../../parse/code-ranges.ts'
import type { TemplateTags } from '../../parse/template-tags.ts'

/** What begins a tag or an output of Liquid, or an extension of kramdown. */
const opening = /\{(?:[%{]|(?=:))/g

/** An extension of kramdown from its brace. */
const extension = /\{::?(\/?)([^{}\n]*)\}/y

/** Tags whose whole block is run. */
const runs: ReadonlySet<string> = new Set(['for', 'if', 'unless', 'case', 'capture', 'tablerow'])

/** A tag in a source. */
interface Tag extends Range {
  /** Empty for an output. */
  readonly name: string
  readonly rest: string
  readonly isKramdown: boolean
}

/** Finds what is Liquid's and kramdown's in a source, as it is hidden from a parser. */
export function findLiquid(source: string): TemplateTags {
  if (!/\{[{%:]/.test(source)) return { holes: [], stands: [], hidden: [], comments: [] }
  const found = findTags(source)
  const holes: Range[] = []
  const stands: (Range & { readonly text: string })[] = []
  const hidden: Range[] = []
  const comments: Range[] = []
  const skipped = codeRanges(source)
  let next = 0
  // Asked in the order of the source.
  const isInCode = ({ start }: Range): boolean => {
    while (next < skipped.length && skipped[next]!.end <= start) next++
    return next < skipped.length && skipped[next]!.start <= start
  }
  const ends = pairTags(found)
  for (let i = 0; i < found.length; i++) {
    const tag = found[i]!
    const { name, isKramdown } = tag
    const end = ends.get(i)
    const last = end === undefined ? undefined : found[end]
    if (name === 'raw' && last !== undefined && end !== undefined) {
      for (const one of [tag, last]) {
        if (!isInCode(one) && isBeforeText(source, one)) holes.push({ start: one.start, end: one.end })
        else stands.push({ ...one, text: '' })
      }
      i = end
    } else if (name === 'comment' && last !== undefined && end !== undefined && !isInCode(tag)) {
      const whole = { start: tag.start, end: last.end }
      if (isBeforeText(source, whole)) {
        holes.push(whole)
        comments.push(whole)
      } else hidden.push(whole)
      i = end
    } else if (isInCode(tag)) continue
    else if (isKramdown) {
      if (/^(?:options|nomarkdown|)$/.test(name)) stands.push({ ...tag, text: '' })
    } else if (
      name === 'highlight' &&
      last !== undefined &&
      end !== undefined &&
      isLine(source, tag) &&
      isLine(source, last)
    ) {
      const language = /^\s*([\w+#.-]+)/.exec(tag.rest)?.[1] ?? ''
      stands.push({ ...tag, text: `~~~~~~${language}` }, { ...last, text: '~~~~~~' })
      i = end
    } else if (runs.has(name) && last !== undefined && end !== undefined) {
      holes.push({ start: tag.start, end: last.end })
      i = end
    } else holes.push({ start: tag.start, end: tag.end })
  }
  return { holes, stands, hidden, comments }
}

/** Tags end at the first sign of an end, in quotes too, as Liquid has them end. */
function findTags(source: string): readonly Tag[] {
  const tags: Tag[] = []
  const next = { '%}': -1, '}}': -1 }
  const findEnd = (sign: '%}' | '}}', from: number): number => {
    if (next[sign] < from) next[sign] = source.indexOf(sign, from)
    // Where a source has no further end, it is looked for once.
    if (next[sign] < 0) next[sign] = Number.POSITIVE_INFINITY
    return next[sign] + sign.length
  }
  for (let found = opening.exec(source); found !== null; found = opening.exec(source)) {
    const start = found.index
    const tag = found[0] === '{' ? readExtension(source, start) : undefined
    const end = tag?.end ?? (found[0] === '{' ? start : findEnd(found[0] === '{%' ? '%}' : '}}', start + 2))
    if (end === start || end > source.length) continue
    tags.push(tag ?? readTag(source, { start, end }))
    opening.lastIndex = end
  }
  opening.lastIndex = 0
  return tags
}

function readTag(source: string, { start, end }: Range): Tag {
  const isOutput = source[start + 1] === '{'
  const inner = source
    .slice(start + 2, end - 2)
    .replace(/^-/, '')
    .replace(/-$/, '')
  const name = isOutput ? '' : (/^\s*([\w-]*)/.exec(inner)?.[1] ?? '')
  const rest = isOutput ? '' : inner.slice(inner.indexOf(name) + name.length)
  return { start, end, name, rest, isKramdown: false }
}

function readExtension(source: string, start: number): Tag | undefined {
  extension.lastIndex = start
  const [whole = '', slash = '', words = ''] = extension.exec(source) ?? []
  // Lists of attributes are read elsewhere.
  if (!whole.startsWith('{::') && slash !== '/') return undefined
  const name = slash + (/^[a-z]*/.exec(words)?.[0] ?? '')
  return { start, end: start + whole.length, name, rest: '', isKramdown: true }
}

/** By the place of a tag that begins a block, that of the one that ends it. */
function pairTags(tags: readonly Tag[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const openEnds = new Map<string, number[]>()
  const nextByName = new Map<string, number>()
  for (let i = tags.length - 1; i >= 0; i--) {
    const { name, isKramdown } = tags[i]!
    if (isKramdown) {
      const end = Math.min(
        nextByName.get(`/${name}`) ?? Number.POSITIVE_INFINITY,
        nextByName.get('/') ?? Number.POSITIVE_INFINITY,
      )
      if (end < tags.length) ends.set(i, end)
      nextByName.set(name, i)
    } else if (name.startsWith('end')) {
      const block = name.slice(3)
      // Nothing stands within `raw`, not even another.
      const open = block === 'raw' ? [] : (openEnds.get(block) ?? [])
      open.push(i)
      openEnds.set(block, open)
    } else {
      const open = openEnds.get(name) ?? []
      const end = name === 'raw' ? open.at(-1) : open.pop()
      if (end !== undefined) ends.set(i, end)
    }
  }
  return ends
}

/** Whether it begins a line of text: blanks in its place would make code of what follows. */
function isBeforeText(source: string, { start, end }: Range): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
  const isOneLine = !source.slice(start, end).includes('\n')
  return isOneLine && before.trim() === '' && !isLine(source, { start, end })
}

function isLine(source: string, { start, end }: Range): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
  const newline = source.indexOf('\n', end)
  return before.trim() === '' && source.slice(end, newline < 0 ? source.length : newline).trim() === ''
}
