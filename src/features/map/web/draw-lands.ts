import type { NeighbourLand } from '../files/neighbour-lands.ts'
import { isInView, type Projection, project } from './draw-coasts.ts'
import type { TypeScale } from './label-type.ts'
import { fadeColor, type MapColors, mixColors } from './map-colors.ts'
import type { Drawing } from './svg-drawing.ts'

/** Another garden where it lies beyond the map, in the map's units. */
export interface PlacedLand {
  readonly title: string
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly hue: number
  readonly marks: readonly { readonly x: number; readonly y: number }[]
}

/** Where the middle of a land is, and how far it reaches: in parts of the map's radius. */
const distance = 1.32
const reach = 0.22

/** The golden angle, by which marks lie evenly in a disc however many there are. */
const turn = Math.PI * (3 - Math.sqrt(5))

/** Places lands around a map: at its sides first, where most windows have room. */
export function placeLands(
  lands: readonly NeighbourLand[],
  radius: number,
  hues: number,
): readonly PlacedLand[] {
  const own = radius * Math.min(reach, Math.sin(Math.PI / Math.max(4, lands.length)) * distance * 0.8)
  return lands.map(({ title, notes }, i) => {
    const angle = angleOf(i, lands.length)
    const [x, y] = [radius * distance * Math.cos(angle), radius * distance * Math.sin(angle)]
    const marks = notes.map((_, k) => {
      const far = own * 0.75 * Math.sqrt((k + 0.5) / notes.length)
      return { x: x + far * Math.cos(k * turn), y: y + far * Math.sin(k * turn) }
    })
    return { title, x, y, radius: own, hue: (i * 3 + 1) % hues, marks }
  })
}

/** Right, left, then what lies between them; with more than two, evenly around. */
function angleOf(place: number, count: number): number {
  return count <= 2 ? place * Math.PI : (2 * Math.PI * place) / count
}

/** Draws other gardens: land with a coast, a mark for each note, the name above. */
export function drawLands(
  drawing: Drawing,
  at: Projection,
  lands: readonly PlacedLand[],
  colors: MapColors,
  { faces }: Pick<TypeScale, 'faces'>,
): void {
  for (const land of lands) {
    if (!isInView(land, at)) continue
    const hue = colors.topics[land.hue] ?? colors.accent
    const [x, y] = project(land.x, land.y, at)
    const size = land.radius * at.scale
    drawing.beginPath()
    drawing.arc(x, y, size, 0, 2 * Math.PI)
    drawing.fillStyle = mixColors(colors.paper, hue, colors.isDark ? 0.13 : 0.085)
    drawing.fill()
    drawing.strokeStyle = fadeColor(hue, 0.62)
    drawing.lineWidth = 2.5
    drawing.stroke()
    drawing.fillStyle = hue
    for (const mark of land.marks) {
      const [px, py] = project(mark.x, mark.y, at)
      drawing.beginPath()
      drawing.arc(px, py, 3, 0, 2 * Math.PI)
      drawing.fill()
    }
    drawing.font = `600 14px ${faces.region}`
    drawing.textAlign = 'center'
    drawing.textBaseline = 'middle'
    drawing.fillStyle = colors.ink
    drawing.fillText(land.title, x, y - size - 12)
  }
}
