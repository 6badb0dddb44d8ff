import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import {
  EditorSelection,
  EditorState,
  type Extension,
  type StateCommand,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { EditorActions, EditorCommand } from '../../../../src/features/editor/web/keys/command.ts'

/**
 * Runs a command on a text, with the cursor at `¦` or a selection from `‹` to `›` (several of them are several cursors),
 * and gives the text so marked; `left to others` where the command says that it is not meant.
 */
export function runCommand(
  commands: readonly EditorCommand[],
  id: string,
  marked: string,
  extension: Extension = [],
): string {
  const command = commands.find((one) => one.id === id)
  if (!command) throw new Error(`No command ${id}`)
  return runOn(marked, extension, (view) => command.run({ view, actions: {} as EditorActions }))
}

/** Runs what CodeMirror calls a command, as {@link runCommand} does. */
export function runStateCommand(command: StateCommand, marked: string, extension: Extension = []): string {
  return runOn(marked, extension, command)
}

function runOn(marked: string, extension: Extension, run: (view: EditorView) => boolean): string {
  let state = readMarked(marked, extension)
  // Commands for the text need no more of a view than this.
  const view = {
    get state() {
      return state
    },
    dispatch: (change: Transaction | TransactionSpec) => {
      state = (change instanceof Transaction ? change : state.update(change)).state
    },
  } as unknown as EditorView
  return run(view) ? showMarked(state) : 'left to others'
}

/** A state from a text with `¦` for a cursor and `‹…›` for a selection. */
function readMarked(marked: string, extension: Extension): EditorState {
  const ranges = [...marked.matchAll(/‹([^›]*)›|¦/g)].map((match) => {
    const from = match.index - (marked.slice(0, match.index).match(/[‹›¦]/g)?.length ?? 0)
    return EditorSelection.range(from, from + (match[1]?.length ?? 0))
  })
  return EditorState.create({
    doc: marked.replace(/[‹›¦]/g, ''),
    selection: EditorSelection.create(ranges),
    extensions: [
      markdown({ base: markdownLanguage }),
      EditorState.allowMultipleSelections.of(true),
      extension,
    ],
  })
}

function showMarked(state: EditorState): string {
  let shown = ''
  let at = 0
  for (const { from, to, empty } of state.selection.ranges) {
    shown += state.sliceDoc(at, from) + (empty ? '¦' : `‹${state.sliceDoc(from, to)}›`)
    at = to
  }
  return shown + state.sliceDoc(at)
}
