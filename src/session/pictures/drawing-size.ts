import { readXml, type XmlPiece } from '../../body/read-xml.ts'
import { type PictureSize, pictureSize } from '../../model/picture-size.ts'

type StartPiece = Extract<XmlPiece, { kind: 'start' }>

/** CSS pixels in each unit that does not depend on fonts or on the window. */
const pixelsByUnit: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
}

/** A drawing that says only its proportion is as wide as there is room: wider than any column of text. */
const roomyWidth = 2_000

/** CSS's size of an object that has none of its own. */
const unsaid = { width: 300, height: 150 } as const

/** The size of an SVG by the start of its source; undefined where that does not say it for certain. */
export function drawingSize(source: string): PictureSize | undefined {
  const root = findRoot(source)
  if (root === undefined) return undefined
  const textOf = (key: string): string | undefined =>
    root.attributes.find(({ name }) => name === key)?.value.trim()
  const [width, height] = [lengthOf(textOf('width')), lengthOf(textOf('height'))]
  if (width === undefined || height === undefined || textOf('style') !== undefined) return undefined
  if (width !== 'auto' && height !== 'auto') return pictureSize(width, height)
  // What says nothing of a proportion has the size that browsers give to whatever has none.
  if (textOf('viewBox') === undefined)
    return pictureSize(width === 'auto' ? unsaid.width : width, height === 'auto' ? unsaid.height : height)
  if (textOf('preserveAspectRatio')?.startsWith('none')) return undefined
  const box = (textOf('viewBox') ?? '').split(/[\s,]+/, 5).map(Number)
  const ratio = box.length === 4 ? box[2]! / box[3]! : 0
  if (!(ratio > 0)) return undefined
  if (width !== 'auto') return pictureSize(width, width / ratio)
  if (height !== 'auto') return pictureSize(height * ratio, height)
  return pictureSize(roomyWidth, roomyWidth / ratio)
}

/** The first element, if it is a drawing. */
function findRoot(source: string): StartPiece | undefined {
  for (const piece of readXml(source)) {
    if (piece.kind === 'start') return /^(?:\w+:)?svg$/.test(piece.name) ? piece : undefined
  }
  return undefined
}

/** In pixels; `auto` where it follows from the proportion or the room; undefined where only a browser can tell. */
function lengthOf(value: string | undefined): number | 'auto' | undefined {
  if (value === undefined || value === '' || value === 'auto' || value.endsWith('%')) return 'auto'
  const match = /^\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})([a-z]*)$/i.exec(value)
  const unit = pixelsByUnit[match?.[2]?.toLowerCase() ?? '']
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit
}
