import type { Element } from 'hast'
import type { Code, Node } from 'mdast'
import { defaultHandlers } from 'mdast-util-to-hast'
import type { Hole } from '../model/body.ts'
import type { Inset } from '../model/inset.ts'
import type { HastState, NoteHandler } from './hast-state.ts'
import { markOf } from './mark.ts'
import { createElement } from './text-handlers.ts'

/**
 * A fenced or indented block. The tree holds it as `pre > code`, which is what plugins look for; if they leave the
 * element there, the page shows the inset in its place.
 */
export const codeHandler: NoteHandler<Code> = (state, node) => {
  const made = defaultHandlers.code(state, node) as Element
  // What follows the language is for whoever highlights; it would only be copied.
  for (const child of made.children) delete child.data
  return mark(state, made, codeInset(node), node)
}

/** What a block of code shows: itself, or what it draws. */
export function codeInset(node: Code): Inset {
  const { language, meta } = readInfo(node)
  return language === 'mermaid'
    ? { kind: 'diagram', source: node.value }
    : { kind: 'code', language, meta, code: node.value }
}

/** `$x$`. */
export const inlineMathHandler: NoteHandler<Node & { readonly value: string }> = (state, node) => {
  return mark(state, mathCode(node.value, 'math-inline'), inlineMathInset(node), node)
}

/** A formula among text. */
export function inlineMathInset(node: Node & { readonly value: string }): Inset {
  return { kind: 'math', tex: node.value, form: node.data?.displayMath ? 'line' : 'inline' }
}

type MathNode = Node & { readonly value: string; readonly meta?: string | null | undefined }

/** `$$x$$`. */
export const mathHandler: NoteHandler<MathNode> = (state, node) => {
  const inset = mathInset(node)
  return mark(state, createElement('pre', [mathCode(inset.tex, 'math-display')]), inset, node)
}

/** A formula of its own. What stands behind the first marks is no name of a language: it belongs to the formula. */
export function mathInset({ meta, value }: MathNode): Extract<Inset, { kind: 'math' }> {
  return { kind: 'math', tex: meta ? `${meta}\n${value}` : value, form: 'block' }
}

function mathCode(tex: string, className: string): Element {
  return createElement('code', [{ type: 'text', value: tex }], { className: ['language-math', className] })
}

function mark(state: HastState, element: Element, inset: Inset, node: Node): Element {
  markOf(state.marks, element).replaceBy = insetHole(inset, node)
  return element
}

/** The hole that an inset fills. */
export function insetHole(inset: Inset, { position }: Node): Hole {
  const range = { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
  return { kind: 'inset', inset, range }
}

/**
 * The language and the rest of a fence's line; `js{1,3}`, `{.js}`, `{r, echo=FALSE}` and `js:file.js`, which names a title,
 * are written too. Braces around nothing but numbers are lines.
 */
function readInfo({ lang, meta }: Code): { readonly language: string; readonly meta: string } {
  if (/^\{[\d,-]+\}$/.test(lang ?? '')) return { language: '', meta: meta ? `${lang} ${meta}` : lang! }
  const [, language = '', rest = ''] = /^\{?\.?([^{}\s,:]*)\}?(.*)$/.exec(lang ?? '') ?? []
  const title = /^:([^"]+)$/.exec(rest)?.[1]
  const first = title === undefined ? rest.replace(/^,/, '') : `title="${title}"`
  return { language: language.toLowerCase(), meta: [first, meta].filter((part) => part).join(' ') }
}
