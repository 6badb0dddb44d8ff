/**
 * A garden in which some notes say that they are public and others say nothing. `choice`: by the programs that know the
 * word, those others may be private, so somebody has to say what they are. `habit`: it is a site of Obsidian Publish, where
 * the word only ticks a box in a list, and hardly a note is without it or an address of its own.
 */
export interface OptIn {
  readonly kind: 'choice' | 'habit'
  /** The words that notes use, such as `dg-publish`, most used first. */
  readonly words: readonly string[]
  readonly marked: number
  /** Those that nothing keeps back. */
  readonly unmarked: number
}
