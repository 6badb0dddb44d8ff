import type { Code, Node } from 'mdast'
import type { Inset } from '../model/inset.ts'
import type { InsetHole } from './body-output.ts'

/** What a block of code shows: itself, or what it draws. */
export function codeInset(node: Code): Inset {
  const { language, meta } = readInfo(node)
  return language === 'mermaid'
    ? { kind: 'diagram', source: node.value }
    : { kind: 'code', language, meta, code: node.value }
}

type MathNode = Node & { readonly value: string; readonly meta?: string | null | undefined }

/** `$x$`, a formula among text. */
export function inlineMathInset(node: MathNode): Inset {
  return { kind: 'math', tex: node.value, form: node.data?.displayMath ? 'line' : 'inline' }
}

/** `$$x$$`, a formula of its own. What stands behind the first marks is no name of a language: it belongs to the formula. */
export function mathInset({ meta, value }: MathNode): Inset {
  return { kind: 'math', tex: meta ? `${meta}\n${value}` : value, form: 'block' }
}

/** The hole that an inset fills. */
export function insetHole(inset: Inset, { position }: Node): InsetHole {
  const range = { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
  return { kind: 'inset', inset, range }
}

/**
 * The language and the rest of a fence's line; `js{1,3}`, `{.js}`, `{r, echo=FALSE}` and `js:file.js`, which names a title,
 * are written too. Braces around nothing but numbers are lines.
 */
function readInfo({ lang, meta }: Code): { readonly language: string; readonly meta: string } {
  if (/^\{[\d,-]+\}$/.test(lang ?? '')) return { language: '', meta: meta ? `${lang} ${meta}` : (lang ?? '') }
  const [, language = '', rest = ''] = /^\{?\.?([^{}\s,:]*)\}?(.*)$/.exec(lang ?? '') ?? []
  const title = /^:([^"]+)$/.exec(rest)?.[1]
  const first = title === undefined ? rest.replace(/^,/, '') : `title="${title}"`
  return { language: language.toLowerCase(), meta: [first, meta].filter((part) => part).join(' ') }
}
