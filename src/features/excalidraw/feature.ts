import { defineFeature } from '../../define/feature.ts'

/** Drawings of Excalidraw: how they are read is in `format.ts`. */
export const excalidraw = defineFeature({
  name: 'excalidraw',
  about:
    'Drawings of Excalidraw, in files of their own and in notes of Obsidian: drawn while the site is built.',
  style: './excalidraw.css',
})
