import type { Range } from './range.ts'

/** A colour of a card, group or edge: one of the six of the palette, or one of the author's own. */
export type CanvasColor =
  | { readonly kind: 'palette'; readonly number: 1 | 2 | 3 | 4 | 5 | 6 }
  /** `#rrggbb`, lower-cased. */
  | { readonly kind: 'own'; readonly hex: string }

/** Text as a JSON file writes it: what it says, and where each of its characters stands in the file. */
export interface CanvasText {
  readonly value: string
  /** Offset in the source of code unit `i`; one entry more than there are, for the end. */
  readonly offsetAt: (index: number) => number
  /** Without the quotes. */
  readonly range: Range
}

interface CanvasBox {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color?: CanvasColor
}

/** How an image fills a group: all of it, cut where it must be; as a whole; in its own size, again and again. */
type CanvasBackground = 'cover' | 'ratio' | 'repeat'

/** What stands on a canvas. */
export type CanvasNode = CanvasBox &
  (
    | { readonly kind: 'text'; readonly text: CanvasText }
    /** `subpath` starts with `#`. */
    | { readonly kind: 'file'; readonly file: CanvasText; readonly subpath: string }
    | { readonly kind: 'link'; readonly url: CanvasText }
    | {
        readonly kind: 'group'
        readonly label: string
        /** An image behind the group, and how it fills it. */
        readonly background?: CanvasText
        readonly backgroundStyle: CanvasBackground
      }
  )

/** Side of a card. */
export type CanvasSide = 'top' | 'right' | 'bottom' | 'left'

/** An arrow between two cards. */
export interface CanvasEdge {
  readonly from: string
  readonly to: string
  readonly fromSide?: CanvasSide
  readonly toSide?: CanvasSide
  readonly fromArrow: boolean
  readonly toArrow: boolean
  readonly label: string
  readonly color?: CanvasColor
}

/** A `.canvas` file: JSON Canvas 1.0. Ids are unique, edges join cards that exist. */
export interface Canvas {
  readonly nodes: readonly CanvasNode[]
  readonly edges: readonly CanvasEdge[]
}
