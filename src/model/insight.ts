import type { Mention } from './mention.ts'
import type { NoteHistory } from './note-history.ts'
import type { NotePath } from './path.ts'
import type { PathAnswer } from './path-answer.ts'
import type { RelatedNote } from './related-note.ts'
import type { TendItem, WantedDemand } from './tending.ts'

/** What the program finds out about a garden by itself. Everything is made when it is first asked for. */
export interface Insight {
  /** Where other notes name this one without linking to it anywhere; sorted by source path, then place. */
  mentionsOf(path: NotePath): readonly Mention[]
  /** Names of other notes in the note's own text that it links to nowhere, in the order of the text. */
  mentionsIn(path: NotePath): readonly Mention[]
  /** Up to eight notes that have to do with this one and have no link with it, the nearest first. */
  relatedTo(path: NotePath): readonly RelatedNote[]
  /** When the note was planted and tended; undefined where nothing is known. */
  historyOf(path: NotePath): NoteHistory | undefined
  /** The wanted notes, the most wanted first. */
  wanted(): readonly WantedDemand[]
  /** What a gardener could do next. */
  tend(): readonly TendItem[]
  /** How two notes connect. Throws for notes that the garden does not have. */
  explainPath(from: NotePath, to: NotePath): PathAnswer
}
