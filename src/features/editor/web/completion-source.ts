import type { Completion as Choice, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { pickedCompletion } from '@codemirror/autocomplete'
import type { EditorState, Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { NotePath } from '../../../model/path.ts'
import type { NamedEmoji } from '../../../parse/emoji-codes.ts'
import {
  type AcrossQuestion,
  type AcrossTarget,
  acrossQuestion,
  maxAcross,
} from '../completion/across-question.ts'
import { appendixOf } from '../completion/appendix-of.ts'
import type { PlaceHere } from '../completion/complete-here.ts'
import type { CompletionOutline } from '../completion/complete-outline.ts'
import type { Completion } from '../completion/completion.ts'
import { type CompletionPlace, isAsked } from '../completion/completion-place.ts'
import { findCompletionPlace } from '../completion/find-completion-place.ts'
import { editorWords } from './editor-words.ts'
import type { GardenNames } from './garden-names.ts'

/** What completion in the editor needs. */
interface CompletionSettings {
  readonly path: NotePath
  /** Undefined until they are known. */
  readonly names: () => GardenNames | undefined
  /** Resolves when the names are known, or cannot be had. */
  readonly ready: () => Promise<void>
  readonly outline: (path: string) => Promise<CompletionOutline | undefined>
  /** Headings or blocks of all notes; undefined where the server does not answer. */
  readonly across: (kind: AcrossTarget['kind'], query: string) => Promise<readonly AcrossTarget[] | undefined>
  /** Called for a choice that needs a change in some note: a block that gets an id. */
  readonly also: (change: NonNullable<Completion['also']>) => void
}

/** A choice of CodeMirror's list, with what it was made of. */
export interface NoteChoice extends Choice {
  readonly completion: Completion
  readonly place: CompletionPlace
}

/** What the server told of the whole garden, and what it was asked. */
interface AcrossFound extends Pick<AcrossQuestion, 'kind' | 'query'> {
  readonly targets: readonly AcrossTarget[]
}

/** What answers at few places: loaded with the first of them. */
type CompleteHere = typeof import('../completion/complete-here.ts')

/** Most choices offered at once. */
const limit = 40

/** Offers what could stand where somebody writes: links, headings, blocks, footnotes, tags, properties, callouts, days and more. */
export function createCompletionSource(
  settings: CompletionSettings,
): (context: CompletionContext) => Promise<CompletionResult | null> {
  let emojis: readonly NamedEmoji[] | undefined
  let outline: CompletionOutline | undefined
  let across: AcrossFound | undefined
  let here: CompleteHere | undefined

  return async (context) => {
    const { state, pos } = context
    if (!mayComplete(state, pos)) return null
    const text = state.doc.toString()
    const place = placeAt(text, pos)
    if (!place) return null
    await prepare(place)
    return context.aborted ? null : resultOf(place, text)
  }

  /** Most letters complete nothing, which their line says: the whole of a long note is not read for them. */
  function mayComplete({ doc }: EditorState, position: number): boolean {
    const line = doc.lineAt(position)
    return placeAt(line.text, position - line.from) !== undefined || isInProperties(doc, line.number)
  }

  function resultOf(place: CompletionPlace, text: string): CompletionResult | null {
    const offered = offer(place, text)
    // A word that is complete needs no list; a link does, whose end is still to come.
    const isDone =
      !isAsked(place) && offered.length === 1 && offered[0]!.insert === text.slice(place.from, place.to)
    if (offered.length === 0 || isDone) return null
    return {
      from: acrossQuestion(place)?.range.from ?? place.from,
      to: place.to,
      // Ours are ranked and filtered already.
      filter: false,
      options: offered.map((completion) => choiceOf(completion, place)),
      // At once, so that Enter right after a letter takes what that letter leaves.
      update: (_current, _from, _to, context) => {
        const now = context.state.doc.toString()
        const next = placeAt(now, context.pos)
        const isSame = next && next.kind === place.kind && next.from === place.from
        return isSame && knows(next) ? resultOf(next, now) : null
      },
    }
  }

  /** Fetches what a place needs and the names do not have. */
  async function prepare(place: CompletionPlace): Promise<void> {
    if (settings.names() === undefined) await settings.ready()
    if (isHere(place)) here ??= await import('../completion/complete-here.ts')
    const question = acrossQuestion(place)
    if (question) {
      const { kind, query } = question
      across = { kind, query, targets: (await settings.across(kind, query)) ?? [] }
      return
    }
    if (place.kind === 'emoji') emojis ??= (await import('./emoji-names.ts')).emojiNames
    if (place.kind !== 'heading' && place.kind !== 'block') return
    const path = settings.names()?.findNote(settings.path, place.target)
    // It may be a note of another garden, which the server knows.
    outline = await settings.outline(path ?? place.target)
  }

  function placeAt(text: string, position: number): CompletionPlace | undefined {
    return findCompletionPlace(text, position, settings.names()?.placeOptions)
  }

  /** Whether what was asked of the server says enough. Of headings it does where those that it told are all there are. */
  function knows(place: CompletionPlace): boolean {
    const question = acrossQuestion(place)
    if (question === undefined) return true
    if (across?.kind !== question.kind) return false
    const isAll = across.kind === 'heading' && across.targets.length < maxAcross
    return isAll ? question.query.startsWith(across.query) : question.query === across.query
  }

  function offer(place: CompletionPlace, text: string): readonly Completion[] {
    const { path } = settings
    const completer = settings.names()?.completer
    if (!isHere(place)) return completer?.complete(path, place, limit) ?? []
    const stock = { path, text, completer, outline, across: across?.targets, emojis }
    return here?.completeHere(place, stock, limit, editorWords()) ?? []
  }

  function choiceOf(completion: Completion, place: CompletionPlace): NoteChoice {
    const { kind, label, detail } = completion
    return {
      label,
      detail,
      type: kind,
      completion,
      place,
      apply(view, choice, from, to) {
        take(view, choice, completion, from, to)
        if (completion.also) settings.also(completion.also)
      },
    }
  }
}

/** Whether the names of the garden alone do not answer a place. */
function isHere(place: CompletionPlace): place is PlaceHere {
  const kinds: readonly CompletionPlace['kind'][] = [
    'heading',
    'block',
    'date',
    'emoji',
    'footnote',
    'reference',
    'language',
  ]
  return kinds.includes(place.kind) || acrossQuestion(place) !== undefined
}

/** Puts an entry in place; one writes on behind it. What goes to the note's end is part of the same step. */
function take(
  view: EditorView,
  choice: Choice,
  { insert, behind = '', atEnd }: Completion,
  from: number,
  to: number,
): void {
  const { doc } = view.state
  const appended = atEnd === undefined ? '' : appendixOf(doc.toString(), atEnd)
  const isAtEnd = to === doc.length
  view.dispatch({
    changes: [
      { from, to, insert: `${insert}${behind}${isAtEnd ? appended : ''}` },
      ...(appended !== '' && !isAtEnd ? [{ from: doc.length, insert: appended }] : []),
    ],
    selection: { anchor: from + insert.length },
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(choice),
    scrollIntoView: true,
  })
}

/** Whether no line above ends the properties that the text begins with. */
function isInProperties(doc: Text, number: number): boolean {
  if (!/^---[ \t]*$/.test(doc.line(1).text)) return false
  for (let above = 2; above < number; above++)
    if (/^(?:---|\.\.\.)[ \t]*$/.test(doc.line(above).text)) return false
  return number > 1
}
