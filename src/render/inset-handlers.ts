import type { Element } from 'hast'
import type { Code, Node } from 'mdast'
import { defaultHandlers } from 'mdast-util-to-hast'
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
  const { language, meta } = readInfo(node)
  const inset: Inset =
    language === 'mermaid'
      ? { kind: 'diagram', source: node.value }
      : { kind: 'code', language, meta, code: node.value }
  return mark(state, made, inset, node)
}

/** `$x$`. */
export const inlineMathHandler: NoteHandler<Node & { readonly value: string }> = (state, node) => {
  const made = mathCode(node.value, 'math-inline')
  const form = node.data?.displayMath ? 'line' : 'inline'
  return mark(state, made, { kind: 'math', tex: node.value, form }, node)
}

/** `$$x$$`. What stands behind the first marks is no name of a language: it belongs to the formula. */
export const mathHandler: NoteHandler<Node & { readonly value: string; readonly meta?: string | null }> = (
  state,
  node,
) => {
  const tex = node.meta ? `${node.meta}\n${node.value}` : node.value
  const made = createElement('pre', [mathCode(tex, 'math-display')])
  return mark(state, made, { kind: 'math', tex, form: 'block' }, node)
}

function mathCode(tex: string, className: string): Element {
  return createElement('code', [{ type: 'text', value: tex }], { className: ['language-math', className] })
}

function mark(state: HastState, element: Element, inset: Inset, { position }: Node): Element {
  const range = { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
  markOf(state.marks, element).replaceBy = { kind: 'inset', inset, range }
  return element
}

/** The language and the rest of a fence's line; `js{1,3}` and `{.js}` are written too. */
function readInfo({ lang, meta }: Code): { readonly language: string; readonly meta: string } {
  const match = /^\{?\.?([^{}\s]*)\}?(.*)$/.exec(lang ?? '')
  return {
    language: (match?.[1] ?? '').toLowerCase(),
    meta: [match?.[2], meta].filter((part) => part).join(' '),
  }
}
