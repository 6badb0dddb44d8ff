import type { Range } from './range.ts'

/**
 * Whose word it is that keeps a note back: `own` are `draft` and `publish`, which the option `drafts` decides about;
 * `other` are words of other programs, which the option `private` does; `protection` asks for a lock that a site of plain
 * files has not, so nothing but `drafts` shows such a note; `unlisted` keeps it out of every list, and leaves it its page.
 */
export type WithholdingKind = 'own' | 'other' | 'protection' | 'unlisted'

/** What in a note says that the note is not meant to be public. */
export interface Withholding {
  /**
   * `unmarked` where nothing says so, and the garden publishes what is marked; `template` where it is no note to read but
   * one that others are made from, which nothing shows as a page.
   */
  readonly kind: WithholdingKind | 'unmarked' | 'template'
  /** As it is written, such as `private: true`; of a password the property alone. */
  readonly words: string
  /** The programs that know the word. */
  readonly tools: string
  /** Where it stands in the note; absent where something else says it, such as the settings of another program. */
  readonly range?: Range
  /** Before this moment, in milliseconds since 1970, it holds, and no longer. */
  readonly before?: number
  /** It holds from this moment on, in milliseconds since 1970. */
  readonly from?: number
  /** An `unlisted` note that has no page of its own: others show it. */
  readonly isPart?: true
}

/** Whether a note has no page of its own, since it is part of others. */
export function isPart({ withheld }: { readonly withheld?: readonly Withholding[] }): boolean {
  return withheld?.some((one) => one.isPart === true) === true
}
