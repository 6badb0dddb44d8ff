import type { PictureFormat } from './pictures-setting.ts'

/** One file of a picture in several widths. */
interface ScaledFile {
  readonly width: number
  readonly bytes: Uint8Array
}

/** A picture's files, from the narrowest to the widest; none where smaller ones would be no gain, or it moves. */
interface ScaledPicture {
  readonly kind: 'scaled'
  readonly files: readonly ScaledFile[]
}

/** What came of a picture. */
export type Scaled = ScaledPicture | { readonly kind: 'failed'; readonly reason: string }

/** A picture to be offered in several widths. */
export interface ScaleRequest {
  readonly bytes: Uint8Array
  readonly format: PictureFormat
}

/** Makes what a request asks for; rejects with a reason in words for what is no picture. */
export type ScalePicture = (request: ScaleRequest) => Promise<Scaled>

/** Widths in pixels: the column of a phone and of a screen, each at one and about two dots to a pixel, and the zoomed picture. */
export const pictureWidths = [480, 800, 1_280, 1_920] as const
