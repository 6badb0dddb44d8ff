import { joinBoth } from '../../../merge/merge-texts.ts'
import { askDialog } from './ask-dialog.ts'
import { createCompareView } from './compare-view.ts'
import { editorWords } from './editor-words.ts'

/** What came of a conflict: the text that is to stand, or nothing decided yet. */
type Settlement =
  | { readonly kind: 'text'; readonly text: string }
  /** The note is gone and may stay so; what was written is set aside. */
  | { readonly kind: 'let-go' }
  | { readonly kind: 'later' }

/** Shows both versions of a note and lets somebody choose; nothing of either is dropped unseen. */
export async function settleConflict(base: string, mine: string, theirs: string | null): Promise<Settlement> {
  const words = editorWords().conflict
  if (theirs === null) {
    const choice = await askDialog({
      title: words.title,
      text: words.removed,
      choices: [
        { value: 'write', label: words.writeAgain, isMain: true },
        { value: 'let-go', label: words.letGo },
        { value: 'later', label: words.later },
      ],
    })
    if (choice === 'write') return { kind: 'text', text: mine }
    return { kind: choice === 'let-go' ? 'let-go' : 'later' }
  }
  const compare = createCompareView({
    left: { label: words.onDisk, text: theirs },
    right: { label: words.here, text: mine },
    isEditable: true,
  })
  const choice = await askDialog({
    title: words.title,
    text: words.text,
    content: compare.element,
    isWide: true,
    choices: [
      { value: 'shown', label: words.asShown, isMain: true },
      { value: 'mine', label: words.mine },
      { value: 'theirs', label: words.theirs },
      { value: 'both', label: words.both },
      { value: 'later', label: words.later },
    ],
  })
  const shown = compare.text()
  compare.destroy()
  switch (choice) {
    case 'shown':
      return { kind: 'text', text: shown }
    case 'mine':
      return { kind: 'text', text: mine }
    case 'theirs':
      return { kind: 'text', text: theirs }
    case 'both':
      return { kind: 'text', text: joinBoth(base, mine, theirs) }
    default:
      return { kind: 'later' }
  }
}
