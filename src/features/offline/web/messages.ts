/** What the worker tells a page: the site has become newer than the page is. */
export interface ToPage {
  readonly kind: 'newer'
}

/** What a page tells the worker: a page was read that did not come through it. */
export interface ToWorker {
  readonly kind: 'read'
  readonly url: string
}
