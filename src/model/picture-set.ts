import type { Address, Href } from './page-link.ts'

/** A picture of the garden in smaller files of one kind, so that a phone loads what it shows and no more. */
export interface PictureSet {
  readonly type: 'image/avif' | 'image/webp'
  /** From the narrowest to the widest; widths in pixels. */
  readonly files: readonly { readonly address: Address; readonly width: number }[]
}

/** The same as a page names it. */
export interface ShownPictureSet {
  readonly type: PictureSet['type']
  readonly files: readonly { readonly src: Href; readonly width: number }[]
}
