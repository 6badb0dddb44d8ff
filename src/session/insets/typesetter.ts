import { frameCode, plainCode } from '../../body/code-frame.ts'
import { plainInset } from '../../body/plain-inset.ts'
import { plainLanguages } from '../../body/plain-languages.ts'
import type { Highlighter } from '../../features/code/highlight-code.ts'
import { loadChemistry } from '../../features/math/load-chemistry.ts'
import type { Inset, TypesetInset } from '../../model/inset.ts'

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
    highlighter ??= import('../../features/code/highlight-code.ts').then((module) =>
      module.createHighlighter(wasm),
    )
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
          return (await import('../../features/math/typeset-formula.ts')).typesetFormula(inset)
        case 'diagram':
          return { html: plainInset(inset) }
      }
    },
  }
}
