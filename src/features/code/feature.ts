import { defineFeature } from '../../define/feature.ts'

/** Code in colours. */
export const code = defineFeature({
  name: 'code',
  about: 'Code: the words of a program in colours, with titles and lines that are set off.',
  style: './code.css',
})
