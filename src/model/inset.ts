/**
 * Something in a note that is not prose: code, a formula, a diagram. Its HTML depends on nothing else in the garden and
 * is costly to make, so a body only holds its source, and the HTML is made when a page shows it.
 */
export type Inset =
  | {
      readonly kind: 'code'
      /** Lower-cased, `''` where none is named. */
      readonly language: string
      /** What follows the language on the fence: `{1,3-5} title="x"`. */
      readonly meta: string
      readonly code: string
    }
  | {
      readonly kind: 'math'
      readonly tex: string
      /** Among text; among text, but on a line of its own; a block. */
      readonly form: 'inline' | 'line' | 'block'
    }
  /** Mermaid's source; a browser draws it. */
  | { readonly kind: 'diagram'; readonly source: string }

/** The feature that typesets each kind. */
export const featureOfInset: Readonly<Record<Inset['kind'], string>> = {
  code: 'code',
  math: 'math',
  diagram: 'diagrams',
}

/** An inset's HTML. */
export interface TypesetInset {
  /** Safe to publish; for a formula among text phrasing content, otherwise a block. */
  readonly html: string
  /** Why it is shown as its source; absent where all went well. */
  readonly problem?: string
}

/** Gives an inset's HTML, where it has been made. */
export type InsetHtml = (inset: Inset) => string

/** Equal keys, equal HTML. */
export function insetKey(inset: Inset): string {
  switch (inset.kind) {
    case 'code':
      return `c${inset.language}\n${inset.meta}\n${inset.code}`
    case 'math':
      return `${inset.form[0]}${inset.tex}`
    case 'diagram':
      return `g${inset.source}`
  }
}
