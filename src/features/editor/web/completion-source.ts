import type { Completion as Choice, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { pickedCompletion } from '@codemirror/autocomplete'
import type { NotePath } from '../../../model/path.ts'
import { completeEmoji, type NamedEmoji } from '../completion/complete-emoji.ts'
import { type CompletionOutline, completeOutline } from '../completion/complete-outline.ts'
import type { Completion } from '../completion/completion.ts'
import { type CompletionPlace, findCompletionPlace } from '../completion/completion-place.ts'
import { editorWords } from './editor-words.ts'
import type { GardenNames } from './garden-names.ts'

/** What completion in the editor needs. */
interface CompletionSettings {
  readonly path: NotePath
  /** Undefined until they are known. */
  readonly names: () => GardenNames | undefined
  /** Resolves when the names are known, or cannot be had. */
  readonly ready: () => Promise<void>
  readonly outline: (path: NotePath) => Promise<CompletionOutline | undefined>
  /** Called for a choice that needs a change in some note: a block that gets an id. */
  readonly also: (change: NonNullable<Completion['also']>) => void
}

/** Most choices offered at once. */
const limit = 40

/** Offers what could stand where somebody writes: links, headings, blocks, tags, properties, callouts, emoji. */
export function createCompletionSource(
  settings: CompletionSettings,
): (context: CompletionContext) => Promise<CompletionResult | null> {
  let emojis: readonly NamedEmoji[] | undefined
  let outline: CompletionOutline | undefined

  return async (context) => {
    const place = placeAt(context)
    if (!place) return null
    await prepare(place)
    return context.aborted ? null : resultOf(place)
  }

  function resultOf(place: CompletionPlace): CompletionResult | null {
    const offered = offer(place)
    if (offered.length === 0) return null
    return {
      from: place.from,
      // Ours are ranked and filtered already.
      filter: false,
      options: offered.map((completion) => choiceOf(completion, closeOf(place))),
      // At once, so that Enter right after a letter takes what that letter leaves.
      update: (_current, _from, _to, context) => {
        const next = placeAt(context)
        return next && next.kind === place.kind && next.from === place.from ? resultOf(next) : null
      },
    }
  }

  /** Fetches what a place needs and the names do not have. */
  async function prepare(place: CompletionPlace): Promise<void> {
    if (settings.names() === undefined) await settings.ready()
    if (place.kind === 'emoji') emojis ??= (await import('./emoji-names.ts')).emojiNames
    if (place.kind !== 'heading' && place.kind !== 'block') return
    const path = settings.names()?.findNote(settings.path, place.target)
    outline = path && (await settings.outline(path))
  }

  function placeAt({ state, pos }: CompletionContext): CompletionPlace | undefined {
    return findCompletionPlace(state.doc.toString(), pos, settings.names()?.writesLabelFirst)
  }

  function offer(place: CompletionPlace): readonly Completion[] {
    switch (place.kind) {
      case 'heading':
      case 'block':
        return outline ? completeOutline(outline, place, limit, editorWords()) : []
      case 'emoji':
        return completeEmoji(emojis ?? [], place.query, limit)
      default:
        return settings.names()?.completer.complete(settings.path, place, limit) ?? []
    }
  }

  function choiceOf(completion: Completion, close: string): Choice {
    const { kind, label, detail, insert, also } = completion
    return {
      label,
      detail,
      type: kind,
      apply(view, choice, from, to) {
        // One writes on behind what is complete.
        const isClosed = close !== '' && view.state.sliceDoc(to, to + close.length) === close
        view.dispatch({
          changes: { from, to, insert },
          selection: { anchor: from + insert.length + (isClosed ? close.length : 0) },
          userEvent: 'input.complete',
          annotations: pickedCompletion.of(choice),
        })
        if (also) settings.also(also)
      },
    }
  }
}

/** What ends the thing that is completed, where it may stand there already. */
function closeOf(place: CompletionPlace): string {
  switch (place.kind) {
    case 'note':
    case 'heading':
    case 'block':
    case 'display-text':
      return ']]'
    case 'callout':
      return ']'
    default:
      return ''
  }
}
