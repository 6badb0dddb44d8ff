import type {
  Completion as Choice,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete'
import {
  currentCompletions,
  pickedCompletion,
  setSelectedCompletion,
  startCompletion,
} from '@codemirror/autocomplete'
import type { EditorState, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { foldForSearch } from '../../completion/fold-for-search.ts'
import { editorWords } from '../editor-words.ts'
import type { EditorActions } from './command.ts'
import { type Insertion, insertions } from './insertions.ts'
import { isProse } from './list-block.ts'

/** An entry of the palette, so that others know it as one. */
interface InsertionChoice extends Choice {
  readonly insertion: Insertion
}

/** What the palette needs of the garden and the editor. */
interface PaletteSettings {
  /** Names of features that are off: nothing of theirs is offered. */
  readonly withoutFeatures: readonly string[]
  readonly actions: EditorActions
}

/**
 * `/` at the start of a line, behind the marks of a quote or an item too, offers what can be inserted; what is typed behind
 * it chooses among that. Escape leaves it as it was typed.
 */
export function createInsertPalette({ withoutFeatures, actions }: PaletteSettings): CompletionSource {
  return (context) => {
    const from = findSlash(context)
    if (from === undefined) return null
    return offer(context, from)
  }

  function offer({ state, pos }: CompletionContext, from: number): CompletionResult | null {
    const query = foldForSearch(state.sliceDoc(from + 1, pos))
    const options = insertions
      .filter(({ feature }) => feature === undefined || !withoutFeatures.includes(feature))
      .map((insertion) => ({ insertion, ...rank(insertion, query) }))
      .filter(({ place }) => place !== undefined)
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
      .map(({ insertion }) => choiceOf(insertion))
    if (options.length === 0) return null
    return {
      from,
      filter: false,
      options,
      update: (_current, _from, _to, next) => (findSlash(next) === from ? offer(next, from) : null),
    }
  }

  function choiceOf(insertion: Insertion): InsertionChoice {
    return {
      label: labelOf(insertion),
      detail: insertion.hint,
      insertion,
      apply(view, choice, from, to) {
        insert(view, insertion, from, to, choice)
        if (insertion.command !== undefined) {
          const command = actions.commands.find(({ id }) => id === insertion.command)
          command?.run({ view, actions })
        }
      },
    }
  }
}

/** Its first entry is chosen from the start: Enter takes it, as nothing else is meant by a `/` there. */
export const chooseFirstInsertion: Extension = EditorView.updateListener.of(({ view, state, startState }) => {
  const choices = currentCompletions(state)
  const [first] = choices
  if (first !== undefined && 'insertion' in first && choices !== currentCompletions(startState))
    view.dispatch({ effects: setSelectedCompletion(0) })
})

/** Where the `/` is that begins a line up to the cursor. */
function findSlash({ state, pos }: CompletionContext): number | undefined {
  const line = state.doc.lineAt(pos)
  const match = /^((?:[ \t]*>[ ]?)*[ \t]*(?:[-*+] (?:\[.\] )?|\d+[.)] )?)\/[\p{L}\p{N} -]*$/u.exec(
    state.sliceDoc(line.from, pos),
  )
  return match && isProse(state, line.from) && !isInProperties(state, pos)
    ? line.from + (match[1]?.length ?? 0)
    : undefined
}

function isInProperties(state: EditorState, at: number): boolean {
  const before = state.sliceDoc(0, at)
  return /^---\r?\n/.test(before) && !/\n(?:---|\.\.\.)[ \t]*\r?\n/.test(before)
}

function labelOf({ id, kind }: Insertion): string {
  const { insert } = editorWords().commands
  return kind === undefined ? insert[id] : `${insert[id]}: ${kind}`
}

/** Words that begin as the query does come first; undefined where nothing of it is found. */
function rank(insertion: Insertion, query: string): { readonly place: number | undefined } {
  const label = foldForSearch(labelOf(insertion))
  const texts = [label, foldForSearch(insertion.id), foldForSearch(insertion.hint)]
  if (query === '' || texts.some((text) => text.startsWith(query))) return { place: 0 }
  if (texts.some((text) => text.split(/[\s:]+/).some((word) => word.startsWith(query)))) return { place: 1 }
  return { place: texts.some((text) => text.includes(query)) ? 2 : undefined }
}

function insert(view: EditorView, insertion: Insertion, from: number, to: number, choice: Choice): void {
  const lead = /^(?:[ \t]*>[ ]?)*[ \t]*/.exec(view.state.doc.lineAt(from).text)?.[0] ?? ''
  const written = insertion.write(view.state.doc.toString())
  // Each line of it begins as the one that it stands in.
  const text = written.text.replaceAll('\n', `${view.state.lineBreak}${lead}`)
  const at = text.indexOf('¦')
  const end = written.end === undefined ? [] : [{ from: view.state.doc.length, insert: written.end }]
  view.dispatch({
    changes: [{ from, to, insert: text.replace('¦', '') }, ...end],
    selection: { anchor: from + (at < 0 ? text.length : at) },
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(choice),
    scrollIntoView: true,
  })
  if (/\[\[¦/.test(written.text)) startCompletion(view)
}

/** Asks one source, and the other where that has nothing to offer. */
export function firstOf(one: CompletionSource, other: CompletionSource): CompletionSource {
  return async (context) => (await one(context)) ?? other(context)
}
