import type { GardenPath } from './path.ts'

/** The colours of a picture, as CSS. */
interface PictureColours {
  readonly paper: string
  readonly ink: string
  readonly quiet: string
  /** What the site is known by. */
  readonly accent: string
  /** What the picture is about: its topic's colour, else the accent. */
  readonly hue: string
}

/** Part of a map in pixels from the top left of its place; which colour each thing has is a `Colour`. */
export interface MapDrawing<Colour> {
  /** Coasts, as the `d` of SVG paths; those around what the picture is about are `faint`. */
  readonly lands: readonly { readonly d: string; readonly colour: Colour; readonly isFaint: boolean }[]
  /** Links from the middle, as one `d`. */
  readonly lines: string
  readonly marks: readonly {
    readonly x: number
    readonly y: number
    readonly radius: number
    readonly colour: Colour
    /** A ring: nobody has written the note yet. */
    readonly isOpen: boolean
  }[]
  /** Names: their lines, and the middle of the first one's baseline. */
  readonly names: readonly { readonly lines: readonly string[]; readonly x: number; readonly y: number }[]
}

/** Width and height of a card in pixels, as whoever shows links asks for it. */
export const cardSize = { width: 1_200, height: 630 } as const

/** Width and height of what a card shows of the map: its far end, below its edge. */
export const cardMapSize = { width: 430, height: 614 } as const

/** What other programs show where somebody links to a page: 1200 × 630 pixels. */
export interface CardPicture {
  readonly kind: 'card'
  readonly title: string
  /** Where it belongs, such as its topic; empty where nobody says. */
  readonly above: string
  /** When it matters, or what it is; may be empty. */
  readonly line: string
  readonly site: string
  /** The first letter of the site's name. */
  readonly letter: string
  /** Who writes the site; empty where nobody says. */
  readonly author: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly colours: PictureColours
  /** Where on the map that is, in CSS colours; absent for what is not on it. */
  readonly map?: MapDrawing<string>
}

/** What stands for the site on the screen of a phone. */
export interface IconPicture {
  readonly kind: 'icon'
  /** Width and height in pixels. */
  readonly size: number
  /** The first letter of the site's name. */
  readonly letter: string
  readonly accent: string
  /** What it shows instead: the path of a picture of the garden, on paper. */
  readonly file?: string
  readonly paper?: string
}

/** A picture that Hortus draws itself, in full: equal pictures have equal bytes on one machine. */
export type Picture = CardPicture | IconPicture

/** How a picture is asked for. */
export interface PaintRequest {
  readonly picture: Picture
  /** The file that is to blame where it cannot be drawn. */
  readonly path: GardenPath
  /** What is shown then. */
  readonly instead?: Picture
}

/** Draws a picture, a PNG. Never rejects for the picture's sake: what cannot be drawn is told of elsewhere. */
export type Paint = (request: PaintRequest) => Promise<Uint8Array>
