import { lettersWide } from '../../../model/letters-wide.ts'
import type { Address } from '../../../model/page.ts'
import type { NeighbourLand } from '../files/neighbour-lands.ts'
import { isInView, type Projection, project } from './draw-coasts.ts'
import type { TypeScale } from './label-type.ts'
import { fadeColor, type MapColors, mixColors } from './map-colors.ts'
import type { MapPlace } from './map-place.ts'
import { type PlacedRegion, placeOnDisc, placeRegions, regionsAsDrawn } from './place-regions.ts'
import type { Drawing } from './svg-drawing.ts'

/** Another garden where it lies beyond the map, in the map's units. */
export interface PlacedLand {
  readonly title: string
  /** The garden's address. */
  readonly href: string
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly hue: number
  readonly regions: readonly PlacedRegion[]
  readonly marks: readonly LandMark[]
}

/** A note of another garden on its land. */
interface LandMark extends MapPlace {
  readonly title: string
  readonly href: string
  /** Where those of our notes are that links join it with. */
  readonly ours: readonly MapPlace[]
}

/** Pixels around a mark, and above and below the middle of a name, that are clicked for it. */
const touch = { mark: 9, name: 11 }

/** Pixels of a garden's name. */
const nameSize = 14

/** Pixels of the name of a region, and of a coast. */
const regionSize = 11
const coastWidth = 2

/** Pixels from a coast to the middle of the garden's name. */
const aboveCoast = 12

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
  placeOf: (address: Address) => MapPlace | undefined = () => undefined,
): readonly PlacedLand[] {
  const own = radius * Math.min(reach, Math.sin(Math.PI / Math.max(4, lands.length)) * distance * 0.8)
  return lands.map(({ title, address, notes, regions: shares }, i) => {
    const angle = angleOf(i, lands.length)
    const [x, y] = [radius * distance * Math.cos(angle), radius * distance * Math.sin(angle)]
    const disc = { x, y, radius: own }
    const regions = regionsAsDrawn(shares, disc) ?? placeRegions(title, shares, disc)
    const before = regions.map(() => 0)
    const marks = notes.map(({ title: name, href, ours, region, at: known }) => {
      const at = regions[region] ?? disc
      const k = before[region] ?? 0
      before[region] = k + 1
      const inside = notes.filter((one) => one.region === region).length
      const far = at.radius * 0.72 * Math.sqrt((k + 0.5) / inside)
      const place =
        known === undefined
          ? { x: at.x + far * Math.cos(k * turn), y: at.y + far * Math.sin(k * turn) }
          : placeOnDisc(known, disc)
      return { ...place, title: name, href, ours: ours.flatMap((one) => placeOf(one) ?? []) }
    })
    return { title, href: address, x, y, radius: own, hue: (i * 3 + 1) % hues, regions, marks }
  })
}

/** Right, left, then what lies between them; with more than two, evenly around. */
function angleOf(place: number, count: number): number {
  return count <= 2 ? place * Math.PI : (2 * Math.PI * place) / count
}

/** What of other gardens is at a place in pixels: a note, or the name of a garden. */
export function findOnLands(
  lands: readonly PlacedLand[],
  place: MapPlace,
  at: Projection,
): { readonly title: string; readonly href: string } | undefined {
  for (const land of lands) {
    const mark = land.marks.find((one) => {
      const [x, y] = project(one.x, one.y, at)
      return Math.hypot(x - place.x, y - place.y) <= touch.mark
    })
    if (mark !== undefined) return mark
    const { x, y, half } = placeOfName(land, at)
    if (Math.abs(place.x - x) <= half && Math.abs(place.y - y) <= touch.name) return land
  }
  return undefined
}

/** The middle of a garden's name in pixels, within what is seen where that is wide enough, and half of its width. */
function placeOfName(land: PlacedLand, at: Projection): MapPlace & { readonly half: number } {
  const [x, y] = project(land.x, land.y, at)
  const half = (lettersWide(land.title) * nameSize * 0.56) / 2
  const within = Math.max(half + 6, Math.min(x, at.width - half - 6))
  return { x: within, y: y - land.radius * at.scale - aboveCoast, half }
}

/** Draws the links over the border: from each note of another garden to those of ours that it is joined with. */
export function drawBorderLinks(
  drawing: Drawing,
  at: Projection,
  lands: readonly PlacedLand[],
  colors: MapColors,
): void {
  for (const land of lands) {
    const hue = colors.topics[land.hue] ?? colors.accent
    drawing.strokeStyle = fadeColor(hue, 0.55)
    drawing.lineWidth = 1.2
    for (const mark of land.marks)
      for (const ours of mark.ours) {
        const [fromX, fromY] = project(mark.x, mark.y, at)
        const [toX, toY] = project(ours.x, ours.y, at)
        drawing.beginPath()
        drawing.moveTo(fromX, fromY)
        drawing.lineTo(toX, toY)
        drawing.stroke()
      }
  }
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
    const trace = ({ coast }: PlacedRegion): void => {
      drawing.beginPath()
      for (const [k, point] of coast.entries()) {
        const [x, y] = project(point.x, point.y, at)
        if (k === 0) drawing.moveTo(x, y)
        else drawing.lineTo(x, y)
      }
    }
    // The land covers the inner half of every line: what is left is the coast around all regions together.
    drawing.strokeStyle = mixColors(colors.paper, hue, 0.62)
    drawing.lineWidth = 2 * coastWidth
    for (const region of land.regions) {
      trace(region)
      drawing.stroke()
    }
    for (const [k, region] of land.regions.entries()) {
      trace(region)
      const share = (colors.isDark ? 0.13 : 0.085) * (k % 2 === 0 ? 1 : 1.7)
      drawing.fillStyle = mixColors(colors.paper, hue, share)
      drawing.fill()
    }
    drawing.fillStyle = hue
    for (const mark of land.marks) {
      const [px, py] = project(mark.x, mark.y, at)
      drawing.beginPath()
      drawing.arc(px, py, 3, 0, 2 * Math.PI)
      drawing.fill()
    }
    drawing.textAlign = 'center'
    drawing.textBaseline = 'middle'
    drawRegionNames(drawing, at, land, colors, faces)
    drawing.font = `600 ${nameSize}px ${faces.region}`
    drawing.fillStyle = colors.ink
    const name = placeOfName(land, at)
    drawing.fillText(land.title, name.x, name.y)
  }
}

/** Names of regions over their marks, where there is room for them: more of them as a reader comes nearer. */
function drawRegionNames(
  drawing: Drawing,
  at: Projection,
  land: PlacedLand,
  colors: MapColors,
  faces: TypeScale['faces'],
): void {
  drawing.font = `500 ${regionSize}px ${faces.region}`
  drawing.strokeStyle = colors.paper
  drawing.fillStyle = mixColors(colors.paper, colors.ink, 0.78)
  drawing.lineWidth = 3
  for (const { name, x: middle, y: height, radius } of land.regions) {
    const isRoom = lettersWide(name) * regionSize * 0.56 <= 1.8 * radius * at.scale
    if (!isRoom || name === '') continue
    const [x, y] = project(middle, height, at)
    drawing.strokeText(name, x, y - radius * at.scale * 0.8)
    drawing.fillText(name, x, y - radius * at.scale * 0.8)
  }
}
