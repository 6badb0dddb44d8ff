import { cardSize, type Paint } from '../../model/picture.ts'
import { encodePng } from './encode-png.ts'

/** The usual light paper: red, green, blue, and wholly dense. */
const paper = [251, 250, 246, 255] as const

/** Draws every picture as nothing but paper: what cannot be drawn, and where nothing draws. */
export const paintBlank: Paint = async ({ picture }) => {
  const { width, height } = picture.kind === 'icon' ? { width: picture.size, height: picture.size } : cardSize
  const pixels = new Uint8Array(4 * width * height)
  for (let at = 0; at < pixels.length; at += 4) pixels.set(paper, at)
  return encodePng(width, height, pixels)
}
