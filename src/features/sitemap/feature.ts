import { defineFeature } from '../../define/feature.ts'
import { ownFiles } from '../../model/own-address.ts'
import { historyFacts } from '../history/facts.ts'
import { renderRobots } from './render-robots.ts'
import { renderSitemap } from './render-sitemap.ts'

/** What search engines read first. */
export const sitemap = defineFeature({
  name: 'sitemap',
  about:
    'sitemap.xml and robots.txt: the pages that search engines should know, and since when they are as they are.',
  files: ({ plan, options, garden }) => {
    const { of } = garden.read(historyFacts)
    const robots = renderRobots(options)
    return [
      ...renderSitemap(plan, options, (path) => of(path)?.tended ?? of(path)?.planted).map(
        ({ address, xml }) => ({ address, make: () => xml }),
      ),
      ...(robots === undefined ? [] : [{ address: ownFiles.robots, make: () => robots }]),
    ]
  },
})
