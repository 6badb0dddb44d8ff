/** A link as it stands in the editor. */
export interface EditorLink {
  readonly from: number
  readonly to: number
  /** Default: a wiki-link. */
  readonly syntax?: 'wiki' | 'markdown'
  /** A name, or an address decoded; one that leads out of the garden is as it is written. */
  readonly target: string
  /** Without `#`; empty where there is none. */
  readonly fragment: string
}
