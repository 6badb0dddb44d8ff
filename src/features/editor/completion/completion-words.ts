import { editorText } from '../../../model/interface/editor-en.ts'
import type { EditorText } from '../../../model/interface/editor-text.ts'

/** What completion says beside a choice, and how it writes numbers. */
export interface CompletionWords {
  readonly complete: EditorText['complete']
  readonly number: (value: number) => string
}

/** In English: what other editors are told. */
export const englishCompletion: CompletionWords = { complete: editorText.complete, number: String }
