import { defineFeature } from '../../define/feature.ts'

/** Pages of MDX: how they are read is in `format.ts`. */
export const mdx = defineFeature({
  name: 'mdx',
  about:
    'Pages of MDX (.mdx) as notes: components and expressions in boxes, or as code, with their text kept.',
})
