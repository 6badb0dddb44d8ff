import type { Extension } from '@codemirror/state'
import { type EditorView, type Panel, showPanel } from '@codemirror/view'
import { minutesToRead } from '../../../../model/reading-time.ts'
import { editorWords } from '../editor-words.ts'
import { countNoteWords } from './count-note-words.ts'

/** How long nothing must happen before the words of so many characters are counted, in milliseconds: a long note takes a tenth of a second. */
function pauseBefore(length: number): number {
  return 200 + length / 1_000
}

/** Below the text: how many words it has and how long they take to read; of what is selected, if anything is. */
export const wordFoot: Extension = showPanel.of(createFoot)

function createFoot(view: EditorView): Panel {
  const dom = document.createElement('div')
  dom.className = 'editor-foot'
  // The words are of the interface, which may run the other way than the note.
  const text = dom.appendChild(document.createElement('bdi'))
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counted once for each text, however often the selection changes. */
  let counted: { readonly of: unknown; readonly words: number } | undefined

  const show = (): void => {
    timer = undefined
    const { doc, selection } = view.state
    if (counted?.of !== doc) counted = { of: doc, words: countNoteWords(doc.toString()) }
    const selected = selection.ranges
      .filter((range) => !range.empty)
      .map(({ from, to }) => view.state.sliceDoc(from, to))
    const { words, number, foot } = editorWords()
    const sayCount = (count: number): string => words(count, number(count))
    const count = selected.length === 0 ? counted.words : countNoteWords(selected.join('\n'))
    const minutes = minutesToRead(count)
    const what = selected.length === 0 ? sayCount(count) : foot.selected(sayCount(count))
    text.textContent = `${what} · ${foot.minutes(minutes, number(minutes))}`
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(show, pauseBefore(view.state.doc.length))
  }
  soon()
  return {
    dom,
    update({ docChanged, selectionSet }) {
      if (docChanged || selectionSet) soon()
    },
    destroy: () => clearTimeout(timer),
  }
}
