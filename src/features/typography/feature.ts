import { defineFeature } from '../../define/feature.ts'
import { defineProperty } from '../../define/property.ts'
import { finish } from './finish.ts'

/** Words as a typesetter sets them, from what a keyboard has. */
export const typography = defineFeature({
  name: 'typography',
  about:
    'Typographic signs in place of typed ones: quotes, apostrophes, dashes, ellipses, blanks that do not break.',
  properties: [
    defineProperty({
      name: 'typography',
      about: 'Whether quotes, dashes and dots of the text become those of its language.',
      kind: 'flag',
      offers: ['false'],
    }),
  ],
  finish,
})
