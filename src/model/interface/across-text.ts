import type { acrossText } from './across-en.ts'
import type { Translated } from './editor-text.ts'

/** What changes across notes ask, in one language. */
export type AcrossText = Translated<typeof acrossText>
