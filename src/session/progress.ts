/** How far a first update is. */
export interface Progress {
  readonly stage: 'read' | 'link' | 'render'
  readonly done: number
  readonly total: number
}
