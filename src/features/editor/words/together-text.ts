import type { Translated } from './editor-text.ts'
import type { togetherText } from './en/together.ts'

/** What the hub's writing together says, in one language. */
export type TogetherText = Translated<typeof togetherText>
