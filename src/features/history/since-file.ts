import type { ChangedSentence } from './compare-versions.ts'

/** A file of what became of a garden's notes in a month, the newest first. */
export interface SinceFile {
  readonly events: readonly SinceEvent[]
}

/** What became of a note on a day, for readers who were here before. */
export interface SinceEvent {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly title: string
  readonly href: string
  readonly isPlanted?: boolean
  /** What is said of another stage of it. */
  readonly stage?: string
  /** Headings of sections that came. */
  readonly sections?: readonly string[]
  readonly sentences?: readonly ChangedSentence[]
}
