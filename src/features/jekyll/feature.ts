import { defineFeature } from '../../define/feature.ts'

/** The pages of Jekyll: how they are read is in `dialect.ts`. */
export const jekyll = defineFeature({
  name: 'jekyll',
  about:
    'Pages of Jekyll, read where they stand: tags of Liquid, attributes and definitions of kramdown, addresses of posts.',
})
