import type { Translated } from './editor-text.ts'
import type { acrossText } from './en/across.ts'

/** What changes across notes ask, in one language. */
export type AcrossText = Translated<typeof acrossText>
