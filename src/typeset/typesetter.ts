import type { Inset, TypesetInset } from '../model/inset.ts'
import { frameCode, plainCode } from './code-frame.ts'
import type { Highlighter } from './highlight-code.ts'
import { loadChemistry } from './load-chemistry.ts'
import { plainInset } from './plain-inset.ts'
import { plainLanguages } from './plain-languages.ts'

/** Makes insets' HTML. */
export interface Typesetter {
  /** Never rejects for an inset's sake: what cannot be typeset is shown as its source. */
  typeset(inset: Inset): Promise<TypesetInset>
}

/**
 * Creates a typesetter. KaTeX, its chemistry, shiki and each grammar are loaded when the first inset asks for them. `wasm` gives the
 * bytes of `shiki/onig.wasm`.
 */
export function createTypesetter(wasm: () => Promise<Uint8Array<ArrayBuffer>>): Typesetter {
  let highlighter: Promise<Highlighter> | undefined
  async function typesetCode(inset: Extract<Inset, { kind: 'code' }>): Promise<TypesetInset> {
    highlighter ??= import('./highlight-code.ts').then((module) => module.createHighlighter(wasm))
    const { load, highlight } = await highlighter
    if (!(await load(inset.language))) return { html: plainCode(inset) }
    return { html: frameCode(inset, highlight(inset.language, inset.code)) }
  }
  return {
    async typeset(inset) {
      switch (inset.kind) {
        case 'code':
          return plainLanguages.has(inset.language) ? { html: plainCode(inset) } : typesetCode(inset)
        case 'math':
          await loadChemistry(inset.tex)
          return (await import('./typeset-formula.ts')).typesetFormula(inset)
        case 'diagram':
          return { html: plainInset(inset) }
      }
    },
  }
}
