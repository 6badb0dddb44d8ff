import type { Completion as Choice, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { pickedCompletion } from '@codemirror/autocomplete'
import { completeEmoji, type NamedEmoji } from '../../src/complete/complete-emoji.ts'
import { type CompletionOutline, completeOutline } from '../../src/complete/complete-outline.ts'
import type { Completion } from '../../src/complete/completion.ts'
import { type CompletionPlace, findCompletionPlace } from '../../src/complete/completion-place.ts'
import type { NotePath } from '../../src/model/path.ts'
import type { GardenNames } from './garden-names.ts'

/** What completion in the editor needs. */
export interface CompletionSettings {
  readonly path: NotePath
  /** Undefined until they are known. */
  readonly names: () => GardenNames | undefined
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
  let emojis: Promise<readonly NamedEmoji[]> | undefined
  return async (context) => {
    const text = context.state.doc.toString()
    const place = findCompletionPlace(text, context.pos)
    if (!place) return null
    const offered = await offer(place)
    if (offered.length === 0 || context.aborted) return null
    return {
      from: place.from,
      // Ours are ranked and filtered; every key asks again.
      filter: false,
      options: offered.map((completion) => choiceOf(completion)),
    }
  }

  async function offer(place: CompletionPlace): Promise<readonly Completion[]> {
    const names = settings.names()
    switch (place.kind) {
      case 'heading':
      case 'block': {
        const path =
          names?.findNote(settings.path, place.target) ?? (place.target === '' ? settings.path : undefined)
        const outline = path && (await settings.outline(path))
        return outline ? completeOutline(outline, place, limit) : []
      }
      case 'emoji':
        emojis ??= import('./emoji-names.ts').then((module) => module.emojiNames)
        return completeEmoji(await emojis, place.query, limit)
      default:
        return names?.completer.complete(settings.path, place, limit) ?? []
    }
  }

  function choiceOf(completion: Completion): Choice {
    const { kind, label, detail, insert, also } = completion
    return {
      label,
      detail,
      type: kind,
      apply(view, choice, from, to) {
        view.dispatch({
          changes: { from, to, insert },
          selection: { anchor: from + insert.length },
          userEvent: 'input.complete',
          annotations: pickedCompletion.of(choice),
        })
        if (also) settings.also(also)
      },
    }
  }
}
