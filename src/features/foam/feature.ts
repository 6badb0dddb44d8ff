import { defineFeature } from '../../define/feature.ts'

/** The notes of Foam: how they are read is in `dialect.ts`. */
export const foam = defineFeature({
  name: 'foam',
  about: 'Notes of Foam, read where they stand: definitions below the text, embeds, queries.',
})
