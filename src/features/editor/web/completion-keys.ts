import {
  acceptCompletion,
  autocompletion,
  type Completion as Choice,
  type CompletionSource,
  completionStatus,
  currentCompletions,
  selectedCompletionIndex,
  setSelectedCompletion,
  startCompletion,
} from '@codemirror/autocomplete'
import { type Extension, Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { isAsked } from '../completion/completion-place.ts'
import { foldForSearch } from '../completion/fold-for-search.ts'
import type { NoteChoice } from './completion-source.ts'
import { leaveLink } from './keys/leave-link.ts'
import { isVimCommand } from './tables/table-place.ts'

/**
 * The list of completions and its keys. Inside brackets its first entry is chosen from the start, for nothing else makes sense there, so
 * Enter takes it. A list that opens unasked (`#tag`, `:smile`, `@today`) has no choice until somebody moves into it: Enter is a line
 * end. Tab takes the chosen or the first entry in either, unless the text is that already.
 */
export function completionList(source: CompletionSource): Extension {
  return [
    // Who types quickly means the list that a letter leaves, be it there for an instant only.
    autocompletion({
      override: [source],
      icons: false,
      selectOnOpen: false,
      interactionDelay: 0,
      activateOnTypingDelay: 20,
    }),
    Prec.highest(
      keymap.of([
        { key: 'Tab', run: (view) => takeByTab(view) || leave(view) },
        { key: 'Enter', run: leave },
      ]),
    ),
    chooseFirst,
    goOnWithLink,
  ]
}

const chooseFirst = EditorView.updateListener.of(({ view, state, startState }) => {
  const choices = currentCompletions(state)
  const [first] = choices
  if (first === undefined || choices === currentCompletions(startState)) return
  if (selectedCompletionIndex(state) === null && isNoteChoice(first) && isAsked(first.place))
    view.dispatch({ effects: setSelectedCompletion(0) })
})

/** Vim's commands have these keys for themselves. */
const leave = (view: EditorView): boolean => !isVimCommand(view) && leaveLink(view)

/** Choosing what is there already takes nothing, and Tab means what it means elsewhere. */
function takeByTab(view: EditorView): boolean {
  const { state } = view
  if (completionStatus(state) !== 'active') return false
  if (selectedCompletionIndex(state) === null) {
    const [first] = currentCompletions(state)
    if (first === undefined || !isNoteChoice(first)) return false
    const { completion, place } = first
    if (completion.insert === state.sliceDoc(place.from, place.to)) return false
    view.dispatch({ effects: setSelectedCompletion(0) })
  }
  return acceptCompletion(view)
}

/**
 * `#`, `^` and `|` take the chosen note and go on with its headings, its blocks, the text that is shown. Chosen is what somebody moved to,
 * or what is called as it was typed or begins so: a name that no note has yet stays as it was written.
 */
const goOnWithLink = EditorView.inputHandler.of((view, from, to, typed) => {
  if (from !== to || !/^[#^|]$/.test(typed) || completionStatus(view.state) !== 'active') return false
  const choice = chosenFor(view)
  if (!choice) return false
  const { completion, place } = choice
  if (!('form' in place) || completion.bare === undefined) return false
  if (typed !== '|' && place.kind !== 'note') return false
  if (typed === '|' && place.form !== 'wiki') return false
  const sign = typed === '^' ? '#^' : typed === '|' && place.inTable ? '\\|' : typed
  // What closes the link stays where it is.
  const rest = view.state.sliceDoc(from, place.to)
  const end = rest.endsWith(place.tail) ? place.to - place.tail.length : from
  const insert = completion.bare + sign
  view.dispatch({
    changes: { from: place.from, to: end, insert },
    selection: { anchor: place.from + insert.length },
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
  startCompletion(view)
  return true
})

function chosenFor(view: EditorView): NoteChoice | undefined {
  const choices = currentCompletions(view.state).filter(isNoteChoice)
  const index = selectedCompletionIndex(view.state) ?? 0
  const query = foldForSearch(choices[0]?.place.query ?? '').trim()
  if (index > 0) return choices[index]
  if (query === '') return undefined
  const exact = choices.find(({ completion }) => foldForSearch(completion.label) === query)
  if (exact) return exact
  const first = choices[0]
  return first && foldForSearch(first.completion.label).startsWith(query) ? first : undefined
}

function isNoteChoice(choice: Choice): choice is NoteChoice {
  return 'completion' in choice && 'place' in choice
}
