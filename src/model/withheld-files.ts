/** Files that the settings of another program keep from the public. */
export interface WithheldFiles {
  /** As it is written there, in words: `"private" in ignorePatterns`. */
  readonly words: string
  /** The settings that say so, as a path from the garden, and the line, from 1. */
  readonly file: string
  readonly line: number
  readonly tools: string
  /** The property that says `true` in a note that is published all the same. */
  readonly unless?: string
}
