import { defineFeature } from '../../define/feature.ts'

/** Formulas. */
export const math = defineFeature({
  name: 'math',
  about: 'Formulas: TeX, typeset when the site is built.',
  style: './math.css',
})
