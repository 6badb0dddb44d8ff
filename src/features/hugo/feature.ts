import { defineFeature } from '../../define/feature.ts'

/** The pages of Hugo: how they are read is in `dialect.ts`. */
export const hugo = defineFeature({
  name: 'hugo',
  about: 'Pages of Hugo, read where they stand: shortcodes, references, addresses, attributes.',
})
