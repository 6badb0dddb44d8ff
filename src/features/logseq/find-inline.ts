import type { Range } from '../../model/range.ts'

/** What Logseq has among text, and where in the source it stands. */
export type InlineMatch = { readonly range: Range } & (
  | { readonly kind: 'reference'; readonly id: string; readonly idRange: Range; readonly label?: string }
  /** `[label]([[page]])`; `target` is the page's name. */
  | { readonly kind: 'labelled'; readonly label: string; readonly target: Range }
  | { readonly kind: 'embed-block'; readonly id: string; readonly idRange: Range }
  | { readonly kind: 'embed-page'; readonly target: Range }
  | { readonly kind: 'tag'; readonly value: string }
  /** A gap of a flash card, and `^^text^^`; where what is marked starts and ends. */
  | { readonly kind: 'marked'; readonly inner: readonly [number, number] }
  /** Behind a picture: `640x480`, or its width alone. */
  | { readonly kind: 'size'; readonly size: string }
  /** HTML among text. */
  | { readonly kind: 'html'; readonly html: Range }
  /** A film or post elsewhere. */
  | { readonly kind: 'address'; readonly address: Range }
  /** What says how the app draws what stands beside it: the colour of a plugin before marked text, an empty element. */
  | { readonly kind: 'drawing' }
  /** `[label](file:…)` with blanks in its address, which leads to a file of the author's machine. */
  | { readonly kind: 'local'; readonly label: Range }
  /** Any other, with all that stands between its braces. */
  | { readonly kind: 'macro'; readonly name: string; readonly value: string }
)

const id = String.raw`[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}`

const constructs = new RegExp(
  [
    String.raw`\{\{(?<macro>[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*)\}\}`,
    // A text in it may hold braces of its own.
    String.raw`\{\{(?<asked>query\b[^\n]*)\}\}`,
    String.raw`\[\[[$#][a-z]{2,20}\]\](?<colour>(?===))`,
    String.raw`(?<!!)\[(?<local>[^[\]\n]{1,300})\]\(file:[^()\n]{0,500} [^()\n]{0,500}\)`,
    String.raw`(?<!!)\[(?<label>[^[\]\n]{1,300})\]\((?:\[\[(?<page>[^[\]\n]{1,1000})\]\]|\(\((?<labelled>${id})\)\))\)`,
    String.raw`\(\((?<reference>${id})\)\)`,
    String.raw`#\[\[(?<tag>[^[\]|#\n]{1,200})\]\]`,
    String.raw`(?<=\))\{(?<size>:(?:height|width)\b[^{}\n]*)\}`,
    String.raw`@@html:[ \t]*(?<html>[^\n]*?)@@`,
    String.raw`\[:(?<hiccup>[a-z][\w.#-]*)(?=[\s\]])`,
    String.raw`\^\^(?<marked>[^\s^](?:[^^\n]{0,500}[^\s^])?)\^\^`,
  ].join('|'),
  'gu',
)

/** Whether a text may hold any of it: cheap. */
const signs = /\{\{|\(\(|\(\[\[|#\[\[|\]\]==|\]\(file:|\)\{:|\^\^|@@html:|\[:/

/** All of it between two offsets of a source, in order. What stands in code is for the caller to tell. */
export function findInline(source: string, from: number, to: number): readonly InlineMatch[] {
  const text = source.slice(from, to)
  if (!signs.test(text)) return []
  let last = from
  return [...text.matchAll(constructs)].flatMap(({ 0: whole, index, groups = {} }) => {
    if (from + index < last) return []
    const match = readMatch(whole, from + index, groups, source.slice(0, to))
    last = match?.range.end ?? last
    return match ?? []
  })
}

/** What one of the constructs says; undefined where it is none after all. */
function readMatch(
  whole: string,
  start: number,
  groups: Readonly<Record<string, string | undefined>>,
  source: string,
): InlineMatch | undefined {
  const range = { start, end: start + whole.length }
  const { html, hiccup, macro, asked, colour, local, label, page, labelled, reference, tag, size, marked } =
    groups
  const within = (part: string): Range => {
    const at = start + whole.lastIndexOf(part)
    return { start: at, end: at + part.length }
  }
  if (macro !== undefined) return { range, ...readMacro(macro, start + 2) }
  if (asked !== undefined) return { range, kind: 'macro', name: 'query', value: asked.trim() }
  if (colour !== undefined) return { range, kind: 'drawing' }
  if (local !== undefined)
    return { range, kind: 'local', label: { start: start + 1, end: start + 1 + local.length } }
  if (page !== undefined) return { kind: 'labelled', range, label: label ?? '', target: within(page) }
  if (labelled !== undefined)
    return {
      kind: 'reference',
      range,
      id: labelled.toLowerCase(),
      idRange: within(labelled),
      label: label ?? '',
    }
  if (reference !== undefined)
    return { kind: 'reference', range, id: reference.toLowerCase(), idRange: within(reference) }
  if (tag !== undefined) return { kind: 'tag', range, value: tag.trim() }
  if (size !== undefined) return { kind: 'size', range, size: readSize(size) }
  if (html !== undefined) return { kind: 'html', range, html: within(html) }
  if (hiccup !== undefined) {
    const end = endOfVector(source, start)
    if (end === undefined) return undefined
    const value = source.slice(start, end)
    // Of a part of a PDF that was marked as a picture, a note knows no more than that there is one.
    if (/^\[:[\w.#-]+\]$/.test(value)) return { kind: 'drawing', range: { start, end } }
    return { kind: 'macro', range: { start, end }, name: 'hiccup', value }
  }
  return { kind: 'marked', range, inner: [start + 2, start + 2 + (marked ?? '').length] }
}

/** Longest piece of Hiccup that is looked through. */
const maxVector = 1_000

/** Behind the bracket that closes the one at an offset; undefined where none does. */
function endOfVector(source: string, start: number): number | undefined {
  let depth = 0
  let isText = false
  for (let at = start; at < Math.min(source.length, start + maxVector); at++) {
    const char = source[at]
    if (char === '"' && source[at - 1] !== '\\') isText = !isText
    else if (!isText && char === '[') depth++
    else if (!isText && char === ']' && --depth === 0) return at + 1
  }
  return undefined
}

type WithoutRange<Match> = Match extends unknown ? Omit<Match, 'range'> : never

const embedded = new RegExp(String.raw`^embed[ \t]+(?:\(\((${id})\)\)|\[\[([^[\]\n]+)\]\])[ \t]*$`)

/** What stands between the braces of a macro; `start` is where that is in the source. */
function readMacro(inner: string, start: number): WithoutRange<InlineMatch> {
  const [, block, page] = embedded.exec(inner) ?? []
  const within = (part: string): Range => {
    const at = start + inner.lastIndexOf(part)
    return { start: at, end: at + part.length }
  }
  if (block !== undefined) return { kind: 'embed-block', id: block.toLowerCase(), idRange: within(block) }
  if (page !== undefined) return { kind: 'embed-page', target: within(page) }
  const [lead = '', name = ''] = /^[ \t]*([\p{L}\p{N}_-]*)[ \t:]*/u.exec(inner) ?? []
  if (name === 'cloze') {
    const end = start + inner.trimEnd().length
    return { kind: 'marked', inner: [start + lead.length, Math.max(end, start + lead.length)] }
  }
  const [address] = /https?:\/\/[^\s,]+/.exec(inner) ?? []
  const isShown = /^(?:video|youtube|vimeo|bilibili|tweet|twitter|img|audio|iframe)$/i.test(name)
  if (address !== undefined && isShown) return { kind: 'address', address: within(address) }
  return { kind: 'macro', name, value: inner.trim() }
}

/** `:height 200, :width 300` as embeds write sizes. */
function readSize(written: string): string {
  const [, width] = /:width[ \t]+(\d{1,5})\b/.exec(written) ?? []
  const [, height] = /:height[ \t]+(\d{1,5})\b/.exec(written) ?? []
  if (width === undefined) return ''
  return height === undefined ? width : `${width}x${height}`
}
