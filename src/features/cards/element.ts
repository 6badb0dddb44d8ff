/** An element with its styles, as satori takes it. */
export interface Element {
  readonly type: 'div' | 'svg' | 'path' | 'circle'
  readonly props: Readonly<Record<string, unknown>>
}
