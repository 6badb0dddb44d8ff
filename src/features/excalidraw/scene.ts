/** What every element of a drawing has. Places and sizes are in the drawing's own units, angles in radians. */
interface ElementBase {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly angle: number
  /** A colour that CSS knows; undefined is none. */
  readonly stroke: string | undefined
  readonly background: string | undefined
  readonly fill: 'solid' | 'hachure' | 'cross-hatch'
  readonly strokeWidth: number
  readonly strokeStyle: 'solid' | 'dashed' | 'dotted'
  /** From 0 to 1. */
  readonly opacity: number
  /** How its corners are rounded; undefined: not at all. */
  readonly roundness: 'share' | 'fixed' | undefined
  /** The frame that cuts it off. */
  readonly frame: string | undefined
  /** Where it leads, as written in the drawing. */
  readonly link: string | undefined
}

export type Point = readonly [x: number, y: number]

/** What an end of a line may have. */
export type LineEnd =
  | 'arrow'
  | 'bar'
  | 'circle'
  | 'circle_outline'
  | 'triangle'
  | 'triangle_outline'
  | 'diamond'
  | 'diamond_outline'
  | 'one'
  | 'many'
  | 'one_or_many'

/** One thing of a drawing. */
export type SceneElement = ElementBase &
  (
    | { readonly kind: 'rectangle' | 'diamond' | 'ellipse' }
    | {
        readonly kind: 'line'
        /** From the element's place. */
        readonly points: readonly Point[]
        readonly startEnd: LineEnd | undefined
        readonly endEnd: LineEnd | undefined
        /** Its turns are right angles. */
        readonly isElbowed: boolean
      }
    | { readonly kind: 'freedraw'; readonly points: readonly Point[]; readonly pressure: number | undefined }
    | {
        readonly kind: 'text'
        /** As it is shown, wrapped. */
        readonly lines: readonly string[]
        readonly fontSize: number
        readonly face: 'hand' | 'plain' | 'code'
        readonly align: 'left' | 'center' | 'right'
        readonly lineHeight: number
      }
    | {
        readonly kind: 'image'
        readonly file: string
        readonly flip: Point
        /** The part of the picture that is shown, in its own pixels, of `[width, height]`. */
        readonly crop: (Box & { readonly of: Point }) | undefined
      }
    | { readonly kind: 'frame'; readonly name: string }
    /** A page of the web, or a note, that is shown in the drawing. */
    | { readonly kind: 'embeddable' }
  )

/** A rectangle. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A drawing of Excalidraw, as far as it is shown. */
export interface Scene {
  /** From back to front. */
  readonly elements: readonly SceneElement[]
  /** Colour behind everything; undefined where that is the page's. */
  readonly background: string | undefined
  /** Pictures as `data:` addresses, by the name that elements have for them. */
  readonly pictures: ReadonlyMap<string, string>
  /** Kinds of elements that nobody knows. */
  readonly unknown: readonly string[]
}
