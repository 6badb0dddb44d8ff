/** What stands in the place of some text, or beside it. */
export type Shown =
  | { readonly kind: 'bullet' }
  /** Of a task; `word` is what another program says in place of `[ ]`. */
  | { readonly kind: 'box'; readonly sign: string; readonly word?: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'break' }
  /** The edges and grounds of the quotes and callouts that a line stands in, from the outermost on. */
  | { readonly kind: 'frames'; readonly frames: readonly Frame[] }
  | { readonly kind: 'text'; readonly text: string; readonly className: string }
  /** What the reader's page makes of a piece of Markdown. */
  | { readonly kind: 'piece'; readonly source: string; readonly form: 'inline' | 'block' }

/** A quote, or a callout of a type, in one of its lines. */
export interface Frame {
  readonly callout: string | undefined
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** How one place of a note's text is shown. Offsets are those of the editor's text; no mark reaches over a line's end. */
export type LiveMark =
  /** The text is there and not seen. One that is `isAtomic` is passed over by the cursor. */
  | { readonly kind: 'hide'; readonly from: number; readonly to: number; readonly isAtomic?: true }
  | {
      readonly kind: 'style'
      readonly from: number
      readonly to: number
      readonly className: string
      /** Said where somebody points at it. */
      readonly title?: string
    }
  /** `from` is where the line begins. */
  | { readonly kind: 'line'; readonly from: number; readonly className: string; readonly callout?: string }
  /** In place of the text; where `from` is `to`, behind it. */
  | {
      readonly kind: 'show'
      readonly from: number
      readonly to: number
      readonly shown: Shown
      readonly isAtomic?: true
    }

/** A part of a text where the source is shown because somebody is at it. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Whether any of the spans reaches into `from`…`to` or stands at one of its ends. */
export function touches(spans: readonly Span[], from: number, to: number): boolean {
  return spans.some((span) => span.from <= to && span.to >= from)
}
