import { history, historyKeymap } from '@codemirror/commands'
import { syntaxHighlighting } from '@codemirror/language'
import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { editorWords } from './editor-words.ts'
import { noteLanguage } from './live/note-parser.ts'

/** Two texts side by side. */
interface CompareSettings {
  readonly left: { readonly label: string; readonly text: string }
  readonly right: { readonly label: string; readonly text: string }
  /** Whether the right side can be edited and takes single changes over from the left. */
  readonly isEditable: boolean
}

/** A comparison on the page; destroy it when it is gone. */
interface CompareView {
  readonly element: HTMLElement
  /** The right side as it is now. */
  text(): string
  destroy(): void
}

/** Creates the comparison: what differs is marked, long stretches that do not are folded. */
export function createCompareView({ left, right, isEditable }: CompareSettings): CompareView {
  const element = document.createElement('div')
  element.className = 'compare'
  const labels = document.createElement('div')
  labels.className = isEditable ? 'compare-labels has-arrows' : 'compare-labels'
  for (const { label } of [left, right]) {
    const side = document.createElement('span')
    side.className = 'compare-label'
    side.textContent = label
    labels.append(side)
  }
  element.append(labels)
  const shared = [
    EditorState.phrases.of(editorWords().phrases),
    EditorView.lineWrapping,
    noteLanguage(),
    syntaxHighlighting(classHighlighter),
  ]
  const readOnly = [EditorState.readOnly.of(true), EditorView.editable.of(false)]
  const merge = new MergeView({
    parent: element,
    a: {
      doc: left.text,
      extensions: [
        shared,
        readOnly,
        EditorView.contentAttributes.of({ 'aria-label': left.label, tabindex: '0' }),
      ],
    },
    b: {
      doc: right.text,
      extensions: [
        shared,
        isEditable ? [history(), keymap.of(historyKeymap)] : readOnly,
        EditorView.contentAttributes.of({ 'aria-label': right.label, tabindex: '0' }),
      ],
    },
    ...(isEditable && { revertControls: 'a-to-b' as const, renderRevertControl: createTakeOver }),
    collapseUnchanged: { margin: matchMedia('(width < 40rem)').matches ? 1 : 3, minSize: 6 },
  })
  return {
    element,
    text: () => merge.b.state.doc.toString(),
    destroy: () => merge.destroy(),
  }
}

/** The arrow that takes one change over to the right side. */
function createTakeOver(): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = '→'
  button.title = editorWords().conflict.takeOver
  button.setAttribute('aria-label', editorWords().conflict.takeOver)
  return button
}
