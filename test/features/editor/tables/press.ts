import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { EditorSelection, EditorState, type Extension, type StateCommand } from '@codemirror/state'

/** An editor's state for a text with the cursor at `¦`, or a selection from `‹` to `›`. */
export function stateOf(marked: string, extensions: Extension = []): EditorState {
  const places = [...marked.matchAll(/[‹›¦]/g)].map(({ index }, i) => index - i)
  return EditorState.create({
    doc: marked.replace(/[‹›¦]/g, ''),
    selection: EditorSelection.range(places[0]!, places[1] ?? places[0]!),
    extensions: [yamlFrontmatter({ content: markdown({ base: markdownLanguage }) }), extensions],
  })
}

/** A state as a text with marks. */
export function marked(state: EditorState): string {
  const { from, to } = state.selection.main
  const text = state.doc.toString()
  return from === to
    ? `${text.slice(0, from)}¦${text.slice(from)}`
    : `${text.slice(0, from)}‹${text.slice(from, to)}›${text.slice(to)}`
}

/** What a command makes of a marked text. */
export function press(command: StateCommand, text: string): string {
  let state = stateOf(text)
  const isDone = command({
    state,
    dispatch: (transaction) => {
      state = transaction.state
    },
  })
  return isDone ? marked(state) : 'left to others'
}
