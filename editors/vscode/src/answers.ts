/** A place in a text, as the protocol counts. */
export interface Place {
  readonly line: number
  readonly character: number
}

/** A part of a text. */
export interface PlaceRange {
  readonly start: Place
  readonly end: Place
}

/** A link to a note, as the command `hortus.backlinks` answers it. */
export interface Backlink {
  readonly path: string
  readonly title: string
  readonly uri: string
  readonly range: PlaceRange
  readonly sentence: string
}

/** A note, as `hortus.notes` answers it. */
export interface NamedNote {
  readonly path: string
  readonly title: string
  readonly uri: string
}

/** The notes around one, as `hortus.neighbours` answers them. */
export interface Neighbourhood {
  readonly notes: readonly (NamedNote & { readonly steps: 0 | 1 | 2 })[]
  readonly links: readonly (readonly [number, number])[]
}

/** What is asked of the language server: a command and what it is given. */
export type RunCommand = <Answer>(
  command: string,
  ...given: readonly unknown[]
) => Promise<Answer | undefined>
