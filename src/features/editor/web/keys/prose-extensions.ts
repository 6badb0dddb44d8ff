import { syntaxTree } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { indentAsAbove } from './indent-unit.ts'
import { spelling } from './spelling.ts'
import { wrapSelection } from './wrap-selection.ts'

/** What writing prose needs besides keys: marks around a selection, Obsidian's comments, cursors by Alt and a click. */
export const proseExtensions: Extension = [
  wrapSelection,
  spelling,
  indentAsAbove,
  EditorState.languageData.of((state, position) =>
    // YAML above the text has comments of its own.
    isInProperties(state, position) ? [] : [{ commentTokens: { block: { open: '%%', close: '%%' } } }],
  ),
  // Ctrl and a click follows a link.
  EditorView.clickAddsSelectionRange.of((event) => event.altKey),
]

function isInProperties(state: EditorState, position: number): boolean {
  const first = syntaxTree(state).topNode.firstChild
  return first?.name === 'Frontmatter' && position < first.to
}
