import type { SyntaxNode } from '@lezer/common'
import type { MarkContext, MarkHandler } from './mark-context.ts'

/** Elements within lines that look like more than their text, and what they look like. */
const looks: ReadonlyMap<string, string> = new Map([
  ['b', 'cm-live-strong'],
  ['strong', 'cm-live-strong'],
  ['i', 'cm-live-em'],
  ['em', 'cm-live-em'],
  ['cite', 'cm-live-em'],
  ['dfn', 'cm-live-em'],
  ['var', 'cm-live-em'],
  ['s', 'cm-live-strike'],
  ['del', 'cm-live-strike'],
  ['strike', 'cm-live-strike'],
  ['u', 'cm-live-underlined'],
  ['ins', 'cm-live-underlined'],
  ['mark', 'cm-live-highlight'],
  ['code', 'cm-live-code'],
  ['samp', 'cm-live-code'],
  ['kbd', 'cm-live-code'],
  ['sub', 'cm-live-sub'],
  ['sup', 'cm-live-sup'],
  ['small', 'cm-live-small'],
  ['big', ''],
  ['span', ''],
  ['font', ''],
  ['abbr', 'cm-live-abbr'],
  ['bdi', ''],
  ['bdo', ''],
  ['time', ''],
  ['q', 'cm-live-q'],
])

/** A tag by its name; undefined for what is none, or of an element that shows something else than its text. */
function readTag(source: string): { readonly name: string; readonly isEnd: boolean } | undefined {
  const [, end, name = '', closed] = /^<(\/?)([a-z]+)\b[^>]*?(\/?)>$/i.exec(source) ?? []
  const known = name.toLowerCase()
  return looks.has(known) && closed !== '/' ? { name: known, isEnd: end === '/' } : undefined
}

/** The tag that ends what another one begins, or begins what it ends, in the same line of text. */
function findPartner(cx: MarkContext, node: SyntaxNode): SyntaxNode | undefined {
  const tag = readTag(cx.slice(node.from, node.to))
  if (!tag) return undefined
  let depth = 0
  const next = (one: SyntaxNode): SyntaxNode | null => (tag.isEnd ? one.prevSibling : one.nextSibling)
  for (let other = next(node); other; other = next(other)) {
    if (other.name !== 'HTMLTag') continue
    const found = readTag(cx.slice(other.from, other.to))
    if (found?.name !== tag.name) continue
    if (found.isEnd === tag.isEnd) depth++
    else if (depth-- === 0) return other
  }
  return undefined
}

/** Tags are seen only where somebody is at what they hold, which looks as on the page. Others stay, faint. */
export const markTag: MarkHandler = (cx, { from, to, node }) => {
  const source = cx.slice(from, to)
  if (/^<br\s*\/?>$/i.test(source) && (cx.input.isInTable || !cx.isLineTouched(from))) {
    // A new line of the text follows by itself.
    if (cx.input.isInTable || cx.slice(to, to + 1).trim() !== '') cx.show(from, to, { kind: 'break' })
    else cx.hide(from, to)
    return false
  }
  if (/^<img\b/i.test(source) && cx.isKnown(source) && !cx.isTouched(from, to)) {
    cx.show(from, to, { kind: 'piece', source, form: 'inline' })
    return false
  }
  const partner = findPartner(cx, node)
  const begin = partner && partner.from < from ? partner : node
  const end = partner && partner.from > from ? partner : node
  if (partner && begin === node) {
    const className = looks.get(readTag(source)?.name ?? '') ?? ''
    const title = /\stitle=(["'])(.*?)\1/is.exec(source)?.[2]
    // An abbreviation that is not explained looks as any word.
    const isPlain = className === '' || (className === 'cm-live-abbr' && !title)
    if (!isPlain) cx.style(begin.to, end.from, className, title)
  }
  if (partner && !cx.isTouched(begin.from, end.to)) cx.hide(from, to)
  else cx.style(from, to, 'cm-live-faint')
  return false
}
