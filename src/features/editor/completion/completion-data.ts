import type { LabelReading } from '../../../model/link.ts'
import type { DayOptions } from '../../../model/options.ts'
import type { NotePath } from '../../../model/path.ts'
import type { ValueKind } from './value-kind.ts'
import type { LinkStyle } from './write-link.ts'

/** A note as completion knows it. */
export interface NoteName {
  readonly path: NotePath
  readonly title: string
  readonly aliases: readonly string[]
  /** How links of the program name it for which the garden was written; absent where that is the name of its file. */
  readonly calledAs?: string
  /** Links to it from other notes. */
  readonly uses: number
  /** When it was last changed, in seconds since 1970; 0 where nobody knows. */
  readonly changed: number
  /** Indices of the notes it links to, ascending, each once. */
  readonly links: readonly number[]
  /** What links to it showed instead of its name, the commonest first; at most eight. */
  readonly displayTexts: readonly string[]
}

/** A word and how often it is used. */
export interface UsedWord {
  readonly text: string
  readonly uses: number
}

/** A property and the values it has in this garden. */
export interface PropertyName extends UsedWord {
  /** What its values are; absent where nobody knows. */
  readonly kind?: ValueKind
  /** The commonest first, at most fifty of them, then those that are known and not used yet. */
  readonly values: readonly UsedWord[]
}

/** A note of another garden, by each of its names: that of its file, with folders where it has some, its title, its aliases. */
type NeighbourNames = readonly [path: string, ...others: string[]]

/** Another garden that links may name. */
export interface CompletedGarden {
  readonly name: string
  readonly address: string
  readonly notes: readonly NeighbourNames[]
}

/** Everything that completion offers, of a whole garden: plain JSON, so that a browser can complete by itself. */
export interface CompletionData {
  /** Sorted by path. */
  readonly notes: readonly NoteName[]
  /** Paths of the other files, sorted. */
  readonly assets: readonly string[]
  /** Names that links use and no note has, the most wanted first. */
  readonly wanted: readonly UsedWord[]
  /** Tags without `#`, the commonest first. */
  readonly tags: readonly UsedWord[]
  /** How links with a label are read. */
  readonly labelReading: LabelReading
  /** How links to the garden's own files are written. */
  readonly linkStyle: LinkStyle
  /** Languages of the garden's code, the commonest first. */
  readonly languages: readonly UsedWord[]
  /** How notes of days are named, and whether there are any. */
  readonly days: { readonly areUsed: boolean; readonly options: DayOptions; readonly language: string }
  /** Kinds of callouts beside the usual ones. */
  readonly callouts: readonly string[]
  /** The commonest first, at the end those that no note has yet. */
  readonly properties: readonly PropertyName[]
  /** Other gardens that links may name; left out where there are none. */
  readonly neighbours?: readonly CompletedGarden[]
}
