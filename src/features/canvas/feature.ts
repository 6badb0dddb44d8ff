import { defineFeature } from '../../define/feature.ts'

/** Canvases as they were drawn. */
export const canvas = defineFeature({
  name: 'canvas',
  about: 'Canvases: cards at the places where they were put, with the lines between them.',
  style: './canvas.css',
})
