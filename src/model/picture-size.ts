/** How large a picture is by itself, in CSS pixels, turned as browsers show it. Both are whole and at least 1. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Above this no browser decodes a picture: a header that says more is not believed. */
const maxSide = 65_535

/** The size in whole pixels; undefined where a picture cannot have it. */
export function pictureSize(width: number, height: number): PictureSize | undefined {
  const [w, h] = [Math.round(width), Math.round(height)]
  // Not a number is in no range.
  return w >= 1 && h >= 1 && w <= maxSide && h <= maxSide ? { width: w, height: h } : undefined
}
