import { defineFeature } from '../../define/feature.ts'
import { templateFacts } from './facts.ts'

/** Notes that others are made from: they are offered where a note begins, and are no pages. */
export const templates = defineFeature({
  name: 'templates',
  about: 'Templates: notes that others are made from, and that are no pages themselves.',
  facts: [templateFacts],
})
