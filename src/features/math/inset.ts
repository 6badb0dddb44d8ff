import type { InsetMaker } from '../../define/inset-maker.ts'
import { invalidFormula } from '../../model/content-diagnostics.ts'
import { loadChemistry } from './load-chemistry.ts'

/** Formulas, by KaTeX. */
export const inset = {
  kind: 'math',
  async typeset(formula) {
    await loadChemistry(formula.tex)
    return (await import('./typeset-formula.ts')).typesetFormula(formula)
  },
  isDoubtful: () => true,
  describe: invalidFormula,
} satisfies InsetMaker<'math'>
