import { defineFeature } from '../../define/feature.ts'

/** Writing in the browser. */
export const editor = defineFeature({
  name: 'editor',
  about: 'The editor: notes are written in the browser, on pages of the local server.',
  style: './editor.css',
})
