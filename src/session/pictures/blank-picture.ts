import { cardSize, type Paint } from '../../model/picture.ts'
import { encodePng } from './encode-png.ts'

/** The usual light paper: red, green, blue, and wholly dense. */
const paper = [251, 250, 246, 255] as const

/** Drawn before, by their sizes. */
const known = new Map<string, Promise<Uint8Array>>()

/** Draws every picture as nothing but paper: what cannot be drawn, and where nothing draws. */
export const paintBlank: Paint = ({ picture }) => {
  const { width, height } = picture.kind === 'icon' ? { width: picture.size, height: picture.size } : cardSize
  const key = `${width} ${height}`
  const drawn = known.get(key) ?? paint(width, height)
  known.set(key, drawn)
  return drawn
}

async function paint(width: number, height: number): Promise<Uint8Array> {
  const pixels = new Uint8Array(4 * width * height)
  for (let at = 0; at < pixels.length; at += 4) pixels.set(paper, at)
  return encodePng(width, height, pixels)
}
