/** What the worker tells a page: the site has become newer than the page is. */
export interface ToPage {
  readonly kind: 'newer'
}

/** What a page tells the worker: what was read and loaded that did not come through it. */
export interface ToWorker {
  readonly kind: 'read'
  readonly urls: readonly string[]
}
