import type { Element, ElementContent } from 'hast'
import type { RawHtml } from './scan-raw-html.ts'

/** What stands in a part that has raw HTML: the HTML, something else, or an element that is read with what is in it. */
export type RawPiece =
  /** `written` is the HTML as it stands in the note. */
  | { readonly kind: 'raw'; readonly raw: RawHtml; readonly written: string }
  | { readonly kind: 'node'; readonly node: ElementContent }
  | { readonly kind: 'open'; readonly element: Element; readonly children: readonly RawPiece[] }
