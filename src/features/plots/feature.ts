import { defineFeature } from '../../define/feature.ts'

/** Plots and graphs. */
export const plots = defineFeature({
  name: 'plots',
  about:
    'Plots of rows in notes, tables and files by Vega-Lite’s grammar, and graphs by Graphviz’s; drawn while the site is built.',
  pageStyle: './plots.css',
  script: './web/plots.ts',
})
