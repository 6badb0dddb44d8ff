import type { PictureSize } from './picture-size.ts'

/** How large an image is shown, in CSS pixels. */
export interface MediaSize {
  readonly width?: number
  readonly height?: number
}

/**
 * Takes a size off the end of an embed's display text or an image's alternative text: `300`, `300x200`, `alt|300`.
 * Without one the text stays as it is. Sizes above 10,000 are text.
 */
export function splitMediaSize(text: string): { readonly text: string; readonly size: MediaSize } {
  const bar = text.lastIndexOf('|')
  const match = /^\s*(\d{1,5})(?:x(\d{1,5}))?\s*$/.exec(text.slice(bar + 1))
  const width = Number(match?.[1])
  const height = match?.[2] === undefined ? undefined : Number(match[2])
  if (!match || !isSize(width) || (height !== undefined && !isSize(height))) return { text, size: {} }
  return {
    text: text.slice(0, Math.max(bar, 0)).trim(),
    size: { width, ...(height !== undefined && { height }) },
  }
}

function isSize(pixels: number): boolean {
  return pixels > 0 && pixels <= 10_000
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
