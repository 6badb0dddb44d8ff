import type { PictureSize } from './picture-size.ts'

/** How large an image is shown, in CSS pixels. */
export interface MediaSize {
  readonly width?: number
  readonly height?: number
}

/**
 * Takes a size off the end of an embed's display text or an image's alternative text: `300`, `300x200`, `x200`, `alt|300`.
 * Without one the text stays as it is. Sizes above 10,000 are text.
 */
export function splitMediaSize(text: string): { readonly text: string; readonly size: MediaSize } {
  const bar = text.lastIndexOf('|')
  const [, width, height] = /^\s*(?=\S)(\d{1,5})?(?:x(\d{1,5}))?\s*$/.exec(text.slice(bar + 1)) ?? []
  const given = [width, height].flatMap((one) => (one === undefined ? [] : [Number(one)]))
  if (given.length === 0 || given.some((pixels) => pixels === 0 || pixels > 10_000)) return { text, size: {} }
  return {
    text: text.slice(0, Math.max(bar, 0)).trim(),
    size: {
      ...(width !== undefined && { width: Number(width) }),
      ...(height !== undefined && { height: Number(height) }),
    },
  }
}

/** An image's alternative text for readers who get text alone: without the size behind a bar. */
export function withoutMediaSize(alt: string): string {
  return alt.replace(/\|(?:\d+(?:x\d+)?|x\d+)$/, '')
}

/** What an author asked for, and the rest of it as the picture itself has it: one measure keeps the proportion. */
export function fitSize({ width, height }: MediaSize, own: PictureSize | undefined): MediaSize {
  if (own === undefined || (width !== undefined && height !== undefined)) {
    return { ...(width !== undefined && { width }), ...(height !== undefined && { height }) }
  }
  if (width !== undefined) return { width, height: atLeastOne((width * own.height) / own.width) }
  if (height !== undefined) return { width: atLeastOne((height * own.width) / own.height), height }
  return own
}

function atLeastOne(pixels: number): number {
  return Math.max(1, Math.round(pixels))
}
