import { defineFinish } from '../../define/finish.ts'
import { findEdits } from './find-edits.ts'

/** Quotes, apostrophes, dashes, ellipses and blanks as the language of a page has them. */
export const finish = defineFinish<string>({
  collect: (lang, note) => (note?.properties['typography'] === false ? undefined : lang),
  findEdits,
})
