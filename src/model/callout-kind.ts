/** A kind of callout that a feature adds: boxes that notes begin with `> [!recipe]`. */
export interface CalloutKind {
  /**
   * What notes call it, in lower case: at most 32 letters of the Latin alphabet, digits and hyphens. Styles know it as
   * `.callout[data-callout="recipe"]`.
   */
  readonly name: string
  /** What such a box is called where its note gives it no title; default: the name, with a capital. */
  readonly title?: string
}

/** Whether a kind of callout may have this name. */
export function isCalloutName(name: string): boolean {
  return /^[a-z\d-]{1,32}$/.test(name)
}
