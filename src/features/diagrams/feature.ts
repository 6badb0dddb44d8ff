import { defineFeature } from '../../define/feature.ts'
import { drawDiagramsSetting } from './draw-setting.ts'

/** Diagrams. */
export const diagrams = defineFeature({
  name: 'diagrams',
  about: 'Diagrams: Mermaid, drawn while the site is built where a browser is there, else in the reader’s.',
  settings: [drawDiagramsSetting],
  pageStyle: './diagrams.css',
  script: './web/diagrams.ts',
})
