import type { Inset, TypesetInset } from '../model/inset.ts'

/** What the typesetting thread is started with. */
export interface TypesetStart {
  /** As in the prepare threads: index of the inset it is at (-1 for none), and when it began. */
  readonly progress: SharedArrayBuffer
}

export interface TypesetRequest {
  readonly insets: readonly Inset[]
}

/** In the order of the request. */
export interface TypesetReply {
  readonly typeset: readonly TypesetInset[]
}
