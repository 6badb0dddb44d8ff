import { lettersWide } from '../../../model/letters-wide.ts'
import type { Projection } from './draw-coasts.ts'
import { escapeXml } from './escape-xml.ts'
import type { MapColors } from './map-colors.ts'
import type { MapInsets } from './map-place.ts'
import { type MapView, seaColor } from './map-view.ts'
import { createSvgDrawing, type Drawing } from './svg-drawing.ts'
import { wrapName } from './wrap-name.ts'

/** What stands beside the map on a poster; empty for what the garden does not say. */
export interface PosterText {
  readonly title: string
  readonly author: string
  readonly date: string
  /** How much is in the garden. */
  readonly size: string
  /** Language of all of it, and whether it is written from right to left. */
  readonly language: string
  readonly isRightToLeft: boolean
}

/** Pixels of a poster. */
const posterSize = { width: 2400, height: 1600 }

/** Pixels: the margin around everything, the width of the column of text, and between it and the map. */
const room = { margin: 120, column: 620, gap: 60 }

/** How many times as large as on the screen names are at most. */
const mostEnlarged = 2.2

/** Where the map is on a poster: moved and enlarged, and what of the map's units is where in that. */
interface PosterMap {
  readonly left: number
  readonly top: number
  readonly factor: number
  readonly at: Projection
}

/** The poster as SVG: shapes, and text that can be selected. */
export function posterSvg(view: MapView, text: PosterText): string {
  const { left, top, factor, at } = placeMap(view, text.isRightToLeft)
  const { colors } = view.painted
  const [map, words] = [createSvgDrawing(), createSvgDrawing()]
  view.drawOn(map, at)
  drawText(words, text, colors, view.type.faces)
  const { width, height } = posterSize
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xml:lang="${escapeXml(text.language)}">
<title>${escapeXml(text.title)}</title>
<rect width="100%" height="100%" fill="${seaColor(colors)}"/>
<g transform="translate(${left.toFixed(1)} ${top.toFixed(1)}) scale(${factor.toFixed(4)})">
${map.text()}
</g>
${words.text()}
</svg>
`
}

/** The poster as a picture. */
export function posterCanvas(view: MapView, text: PosterText): HTMLCanvasElement {
  const { left, top, factor, at } = placeMap(view, text.isRightToLeft)
  const { colors } = view.painted
  const canvas = Object.assign(document.createElement('canvas'), posterSize)
  const context = canvas.getContext('2d')!
  context.fillStyle = seaColor(colors)
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.save()
  context.translate(left, top)
  context.scale(factor, factor)
  view.drawOn(context, at)
  context.restore()
  drawText(context, text, colors, view.type.faces)
  return canvas
}

/** The land as large as there is room for it beside the text. */
function placeMap({ painted, wholeScale }: MapView, isRightToLeft: boolean): PosterMap {
  const tops = painted.regions.filter(({ parent }) => parent < 0)
  const land: MapInsets = {
    left: Math.min(...tops.map(({ x, radius }) => x - radius)),
    right: Math.max(...tops.map(({ x, radius }) => x + radius)),
    top: Math.max(...tops.map(({ y, radius }) => y + radius)),
    bottom: Math.min(...tops.map(({ y, radius }) => y - radius)),
  }
  const column = room.margin + room.column + room.gap
  const width = posterSize.width - column - room.margin
  const height = posterSize.height - 2 * room.margin
  const fit = Math.min(width / (land.right - land.left), height / (land.top - land.bottom))
  const factor = Math.min(mostEnlarged, fit / wholeScale)
  const scale = fit / factor
  return {
    left: isRightToLeft ? room.margin : column,
    top: room.margin,
    factor,
    at: {
      scale,
      x: width / factor / 2 - ((land.left + land.right) / 2) * scale,
      y: height / factor / 2 + ((land.top + land.bottom) / 2) * scale,
      width: width / factor,
      height: height / factor,
    },
  }
}

/** The title at the top of its column, the rest at its foot. */
function drawText(
  drawing: Drawing,
  { title, author, date, size, isRightToLeft }: PosterText,
  { ink, soft, accent }: MapColors,
  faces: MapView['type']['faces'],
): void {
  const x = isRightToLeft ? posterSize.width - room.margin : room.margin
  drawing.textAlign = isRightToLeft ? 'right' : 'left'
  drawing.textBaseline = 'middle'
  drawing.direction = isRightToLeft ? 'rtl' : 'ltr'
  const write = (text: string, y: number, font: string, color: string): void => {
    drawing.font = font
    drawing.fillStyle = color
    drawing.fillText(text, x, y)
  }
  const lines = wrapName(title, 13).split('\n')
  const longest = Math.max(...lines.map(lettersWide))
  const type = Math.min(112, room.column / (0.54 * Math.max(4, longest)))
  for (const [i, line] of lines.entries())
    write(line, room.margin + type * (0.5 + 1.12 * i), `600 ${type.toFixed(1)}px ${faces.region}`, ink)
  const foot = [
    { text: author, font: `600 40px ${faces.region}`, color: ink },
    { text: size, font: `450 30px ${faces.node}`, color: soft },
    { text: date, font: `450 30px ${faces.node}`, color: soft },
  ].filter(({ text }) => text !== '')
  const first = posterSize.height - room.margin - foot.length * 52
  drawing.beginPath()
  drawing.moveTo(x, first - 20)
  drawing.lineTo(x + (isRightToLeft ? -96 : 96), first - 20)
  drawing.strokeStyle = accent
  drawing.lineWidth = 6
  drawing.stroke()
  for (const [i, { text, font, color }] of foot.entries()) write(text, first + 38 + i * 52, font, color)
}
