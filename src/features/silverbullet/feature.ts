import { defineFeature } from '../../define/feature.ts'

/** The notes of SilverBullet: how they are read is in `dialect.ts`. */
export const silverbullet = defineFeature({
  name: 'silverbullet',
  about:
    'Notes of SilverBullet, read where they stand: links to places, anchors, expressions, states of tasks.',
})
