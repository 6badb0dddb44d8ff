import { defineFeature } from '../../define/feature.ts'

/** Diagrams. */
export const diagrams = defineFeature({
  name: 'diagrams',
  about: 'Diagrams: Mermaid, drawn in the browser.',
  pageStyle: './diagrams.css',
  script: './web/diagrams.ts',
})
