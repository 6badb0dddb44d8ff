import { defineFeature } from '../../define/feature.ts'
import { renderSitemap } from './render-sitemap.ts'

/** What search engines read first. */
export const sitemap = defineFeature({
  name: 'sitemap',
  about: 'sitemap.xml: the pages that search engines should know.',
  files: ({ plan, options }) =>
    renderSitemap(plan, options).map(({ address, xml }) => ({ address, make: () => xml })),
})
