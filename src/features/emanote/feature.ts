import { defineFeature } from '../../define/feature.ts'

/** The notes of Emanote: how they are read is in `dialect.ts`. */
export const emanote = defineFeature({
  name: 'emanote',
  about:
    'Notes of Emanote, read where they stand: links with their notes’ titles, queries, attributes, embedded code.',
})
