import { BMP } from 'image-size/types/bmp'
import { GIF } from 'image-size/types/gif'
import { HEIF } from 'image-size/types/heif'
import { JPG } from 'image-size/types/jpg'
import { PNG } from 'image-size/types/png'
import { WEBP } from 'image-size/types/webp'
import { type PictureSize, pictureSize } from '../../model/picture-size.ts'
import { decodeXml } from '../decode-xml.ts'
import { drawingSize } from './drawing-size.ts'
import { readOrientation } from './read-orientation.ts'

/** What the files of each kind may hold that turns the picture and that is not read here: no size is better than a wrong one. */
const formats = [
  { format: PNG, isTurned: isTurnedPng },
  { format: JPG, isTurned: () => false },
  { format: GIF, isTurned: () => false },
  { format: BMP, isTurned: () => false },
  {
    format: WEBP,
    isTurned: (bytes: Buffer) => bytes.toString('latin1', 12, 16) === 'VP8X' && (bytes[20]! & 8) !== 0,
  },
  { format: HEIF, isTurned: (bytes: Buffer) => bytes.includes('irot') },
] as const

/**
 * The size of a picture by the first bytes of its file, whatever its name says; `isDrawing` where it is to be read as an SVG.
 * Undefined for what is cut short, broken, empty or of another kind. Takes no more memory than `bytes`, and never throws.
 */
export function readPictureSize(bytes: Uint8Array, isDrawing: boolean): PictureSize | undefined {
  if (isDrawing) return drawingSize(decodeXml(bytes))
  // In a buffer of its own: the readers look behind the end of one that shares its memory.
  const own = new Uint8Array(bytes)
  try {
    const found = formats.find(({ format }) => format.validate(own))
    if (found === undefined || found.isTurned(Buffer.from(own.buffer))) return undefined
    const { images, ...first } = found.format.calculate(own)
    const { width, height, orientation = 1 } = (images ?? []).reduce(larger, first)
    return orientation >= 5 && orientation <= 8 ? pictureSize(height, width) : pictureSize(width, height)
  } catch {
    // The readers throw at what ends too early or makes no sense.
    return undefined
  }
}

/** Whether a PNG has Exif data that lay it on its side, or that cannot be read; those of screenshots on a Mac do not. */
function isTurnedPng(bytes: Buffer): boolean {
  const at = bytes.indexOf('eXIf', 0, 'latin1')
  if (at < 4) return false
  const orientation = readOrientation(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)))
  return orientation === undefined || orientation >= 5
}

interface Measured extends PictureSize {
  readonly orientation?: number
}

/** A picture in tiles names the size of a tile too. */
function larger(a: Measured, b: Measured): Measured {
  return b.width * b.height > a.width * a.height ? b : a
}
