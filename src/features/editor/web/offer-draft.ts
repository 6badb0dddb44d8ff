import { askDialog } from './ask-dialog.ts'
import { createCompareView } from './compare-view.ts'
import type { Draft } from './draft.ts'
import { editorWords } from './editor-words.ts'

/** Shows a draft that was left beside the text of the file, and asks which of them to go on with. */
export async function offerDraft(draft: Draft, onDisk: string): Promise<'take' | 'keep'> {
  const words = editorWords().draft
  const compare = createCompareView({
    left: { label: words.onDisk, text: onDisk },
    right: { label: words.inDraft, text: draft.text },
    isEditable: false,
  })
  const choice = await askDialog({
    title: words.title,
    text: words.text(editorWords().time(draft.at)),
    content: compare.element,
    isWide: true,
    choices: [
      { value: 'take', label: words.take, isMain: true },
      { value: 'keep', label: words.keep },
    ],
  })
  compare.destroy()
  return choice ?? 'take'
}
