/**
 * What the local server tells open pages, one JSON object per event. A page that knows another revision than
 * `previous` has missed something and fetches itself again.
 */
export interface SiteUpdate {
  readonly previous: number
  readonly revision: number
  /** Paths of pages as browsers show them, decoded, with the base (`/linux/page-cache/`); new ones are among them. */
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Set in the first message alone: whether this server takes what is written. */
  readonly canEdit?: boolean
  /**
   * Set in the first message alone: the version that the page has now. A page that shows another one was made before an
   * edit that it was not told of.
   */
  readonly version?: string
}

/** Name of the `<meta>` that says which version a page is; the local server's pages alone have one. */
export const versionMeta = 'hortus-version'
