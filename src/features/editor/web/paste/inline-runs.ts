import type { PasteContext } from './paste-context.ts'
import { findElement, hasClass, type PastedElement, type PastedNode, textOf } from './pasted-node.ts'

/** How a piece of text is marked; the order is that of marks of the same length, the outermost first. */
export const marks = ['strong', 'em', 'strike', 'mark', 'sub', 'sup', 'kbd', 'code'] as const
export type Mark = (typeof marks)[number]

/** Text with the same marks throughout. */
export interface Run {
  /** `raw` is Markdown already; a `break` ends the line. */
  readonly kind: 'text' | 'raw' | 'break'
  readonly text: string
  readonly marks: ReadonlySet<Mark>
  /** Where it leads, as a note has it: an address, or a link of this garden. */
  readonly link: string | undefined
}

/** What an element hands to what is in it. */
export interface Style {
  readonly marks: ReadonlySet<Mark>
  readonly link: string | undefined
  /** Whether line ends of the HTML are line ends of the text. */
  readonly keepsLines: boolean
}

/** Text without any mark. */
export const plainStyle: Style = { marks: new Set(), link: undefined, keepsLines: false }

const markByName: Readonly<Record<string, Mark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  mark: 'mark',
  sub: 'sub',
  sup: 'sup',
  kbd: 'kbd',
  code: 'code',
  tt: 'code',
  samp: 'code',
}

/** Adds the runs of some nodes to a list. */
export function collectRuns(
  nodes: readonly PastedNode[],
  style: Style,
  context: PasteContext,
  runs: Run[],
): void {
  for (const node of nodes) {
    if (typeof node === 'string') addText(node, style, runs)
    else addElement(node, style, context, runs)
  }
}

function addText(text: string, style: Style, runs: Run[]): void {
  const { marks, link } = style
  const clean = /^[\x20-\x7e]*$/.test(text)
    ? text
    : text.replace(/[\u200b\u2060\ufeff\u00ad]/g, '').replace(/\u00a0/g, ' ')
  const lines = style.keepsLines ? clean.split(/\r?\n/) : [clean]
  for (const [i, line] of lines.entries()) {
    if (i > 0) runs.push({ kind: 'break', text: '', marks, link })
    const collapsed = /[\t\r\n\f]| {2}/.test(line) ? line.replace(/[ \t\r\n\f]+/g, ' ') : line
    if (collapsed !== '') runs.push({ kind: 'text', text: collapsed, marks, link })
  }
}

function addElement(element: PastedElement, style: Style, context: PasteContext, runs: Run[]): void {
  if (isHidden(element)) return
  const { name, children } = element
  const { marks } = style
  const raw = rawOf(element, context)
  if (raw !== undefined) {
    if (raw !== '') runs.push({ kind: 'raw', text: raw, marks, link: style.link })
  } else if (name === 'br') {
    if (!hasClass(element, 'Apple-interchange-newline'))
      runs.push({ kind: 'break', text: '', marks, link: style.link })
  } else collectRuns(children, styleOf(element, style, context), context, runs)
}

/** What an element becomes as a whole; undefined where it is what is in it. */
function rawOf(element: PastedElement, context: PasteContext): string | undefined {
  const { name, attributes } = element
  if (name === 'img') return context.pictureOf(element)
  if (name === 'input') return ''
  const formula = formulaOf(element)
  if (formula !== undefined) return `$${formula}$`
  if (name === 'a') {
    const note = /#(?:user-content-)?fn[-:]([\w-]+)$/.exec(attributes['href'] ?? '')?.[1]
    if (note !== undefined && context.footnotes.has(note)) return `[^${note}]`
    // A sign beside a heading that leads to it.
    if (/^[\s#¶§🔗↩]*$/u.test(textOf(element)) && !findElement(element, (one) => one.name === 'img'))
      return ''
  }
  // A call of a footnote needs no mark of its own.
  if (name === 'sup' && element.children.length === 1) {
    const [only] = element.children
    const call = only && typeof only !== 'string' ? rawOf(only, context) : undefined
    if (call?.startsWith('[^')) return call
  }
  return undefined
}

/** The source of a formula as KaTeX, MathJax and Wikipedia keep it; undefined for what is none. */
export function formulaOf(element: PastedElement): string | undefined {
  const { name, attributes } = element
  const isMath =
    name === 'math' ||
    name === 'mjx-container' ||
    hasClass(element, 'katex') ||
    hasClass(element, 'mwe-math-element')
  if (!isMath) return undefined
  const written = findElement(
    element,
    (one) => one.name === 'annotation' && one.attributes['encoding'] === 'application/x-tex',
  )
  const math = name === 'math' ? element : findElement(element, (one) => one.name === 'math')
  const tex = written ? textOf(written) : (math?.attributes['alttext'] ?? attributes['alttext'])
  return tex?.replace(/^\{\\displaystyle ([\s\S]*)\}$/, '$1').trim()
}

/** Whether a page shows an element at all. */
export function isHidden({ name, attributes, children }: PastedElement): boolean {
  if (attributes['hidden'] !== undefined) return true
  const style = attributes['style'] ?? ''
  if (/(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden)/i.test(style)) return true
  if (attributes['aria-hidden'] === 'true' && name !== 'math' && name !== 'img') return true
  if (/(?:^|\s)mw-editsection(?:\s|$)|(?:^|\s)mwe-math-fallback-image/.test(attributes['class'] ?? ''))
    return true
  return name === 'o:p' && children.every((child) => textOf(child).trim() === '')
}

/** The marks that an element and its style put on what is in it, over those that are there. */
export function styleOf(element: PastedElement, outer: Style, context: PasteContext): Style {
  const { name, attributes } = element
  const now = new Set(outer.marks)
  const own = markByName[name]
  if (own) now.add(own)
  const style = attributes['style'] ?? ''
  const said = (property: string): string | undefined =>
    new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'i').exec(style)?.[1]?.trim().toLowerCase()
  const set = (mark: Mark, isOn: boolean): void => {
    if (isOn) now.add(mark)
    else now.delete(mark)
  }
  if (style !== '') {
    const weight = said('font-weight')
    if (weight) set('strong', /^(?:bold|bolder|[6-9]00)/.test(weight))
    const slant = said('font-style')
    if (slant) set('em', /^(?:italic|oblique)/.test(slant))
    const line = said('text-decoration(?:-line)?')
    if (line?.includes('line-through')) now.add('strike')
    const rise = said('vertical-align')
    if (rise === 'sub' || rise === 'super') now.add(rise === 'sub' ? 'sub' : 'sup')
  }
  const keepsLines =
    outer.keepsLines || (!element.isBlock && /^pre(?:-wrap|-line)?\b/.test(said('white-space') ?? ''))
  const link = name === 'a' ? (context.linkOf(attributes['href'] ?? '') ?? outer.link) : outer.link
  return { marks: now, link, keepsLines }
}
