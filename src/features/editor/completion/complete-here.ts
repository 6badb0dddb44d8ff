import type { NotePath } from '../../../model/path.ts'
import type { NamedEmoji } from '../../../parse/emoji-codes.ts'
import { completeAcross, rankAcross } from './across.ts'
import { type AcrossTarget, acrossQuestion } from './across-question.ts'
import { completeDate } from './complete-date.ts'
import { completeEmoji } from './complete-emoji.ts'
import { completeInNote } from './complete-in-note.ts'
import { completeLanguage } from './complete-language.ts'
import { type CompletionOutline, completeOutline } from './complete-outline.ts'
import type { Completion } from './completion.ts'
import type { CompletionPlace } from './completion-place.ts'
import type { CompletionWords } from './completion-words.ts'
import type { Completer } from './create-completer.ts'

/** What there is to offer at places that the names of a garden say nothing of. */
interface CompletionStock {
  /** The note, and its text as it is now. */
  readonly path: NotePath
  readonly text: string
  /** Undefined until the names are known. */
  readonly completer: Completer | undefined
  /** Of the note that a heading or a block is asked of. */
  readonly outline: CompletionOutline | undefined
  /** What the server told of the whole garden. */
  readonly across: readonly AcrossTarget[] | undefined
  readonly emojis: readonly NamedEmoji[] | undefined
}

/** The places that {@link completeHere} answers at, where a note is asked for across the garden; elsewhere a `Completer` does. */
export type PlaceHere = Extract<
  CompletionPlace,
  { readonly kind: 'heading' | 'block' | 'date' | 'emoji' | 'footnote' | 'reference' | 'language' | 'note' }
>

/** Offers headings, blocks, days, emoji, footnotes, references and languages, the likeliest first. Browsers load it with the first such place. */
export function completeHere(
  place: PlaceHere,
  { path, text, completer, outline, across, emojis }: CompletionStock,
  limit: number,
  words: CompletionWords,
): readonly Completion[] {
  const question = acrossQuestion(place)
  if (question) {
    if (completer === undefined || across === undefined) return []
    const writer = { write: completer.linkWriter(path), nameOf: completer.nameOf }
    return completeAcross(rankAcross(across, question.query), question, writer, words)
  }
  switch (place.kind) {
    case 'heading':
    case 'block':
      return outline ? completeOutline(outline, place, limit, completer?.linkWriter(path), words) : []
    case 'date':
      return completer ? completeDate(place.query, completer.dayNames(path), limit) : []
    case 'emoji':
      return completeEmoji(emojis ?? [], place.query, limit)
    case 'footnote':
    case 'reference':
      return completeInNote(text, place, limit, words)
    case 'language':
      return completeLanguage(completer?.languages ?? [], place.query, limit, words)
    case 'note':
      return []
  }
}
