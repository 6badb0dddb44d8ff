import { lettersWide } from '../../../model/letters-wide.ts'
import type { MapDrawing } from '../../../model/picture.ts'
import type { MapCrop } from '../files/map-crop.ts'
import { type MapOverview, mapKinds, type RegionData } from '../files/map-data.ts'
import { cropLine, cropType, layOutCrop } from './crop-layout.ts'
import { smoothPath } from './smooth-path.ts'

/** A place for a drawing, in pixels. */
interface DrawingSize {
  readonly width: number
  readonly height: number
}

/** What a thing on a drawing is coloured by: a hue of the map (0 to 9), the site's accent, or nothing that stands out. */
export type MapColour = number | 'accent' | 'quiet'

/** How much larger than beside a note a crop is drawn: a picture of a link is shown at half of its size and less. */
const cropScale = 1.7

/** Pixels from line to line of a name on a picture, and of its type. */
export const pictureLine = cropLine * cropScale
export const pictureType = cropType * cropScale

/** Letters are about this wide, in parts of the type's size. */
const letterWidth = 0.56

/** Marks of a region at most. */
const mostMarks = 28

/** What a note's page shows of the map, as a picture. The note's own name is on the picture anyway. */
export function pictureOfCrop(crop: MapCrop, { width, height }: DrawingSize): MapDrawing<MapColour> {
  const widthOf = (text: string): number => lettersWide(text) * letterWidth * cropType
  const { here, land, ends } = layOutCrop(crop, width / cropScale, height / cropScale, widthOf)
  const scaled = (value: number): number => Math.round(value * cropScale * 10) / 10
  const lines = ends.map(({ x, y }) => {
    const [dx, dy] = [x - here.x, y - here.y]
    const points = [here.x + dx / 2 - dy * 0.08, here.y + dy / 2 + dx * 0.08, x, y].map(scaled)
    return `M${scaled(here.x)} ${scaled(here.y)}Q${points.join(' ')}`
  })
  const marks = ends.map(({ x, y }, i) => {
    const [, , , , kind, hue] = crop.ends[i]!
    const isOpen = mapKinds[kind] === 'wanted'
    return {
      x: scaled(x),
      y: scaled(y),
      radius: scaled(mapKinds[kind] === 'topic' ? 5.5 : 4.2),
      colour: isOpen ? ('quiet' as const) : hue,
      isOpen,
    }
  })
  return {
    lands: [
      {
        d: smoothPath(land.map(({ x, y }) => ({ x: x * cropScale, y: y * cropScale }))),
        colour: crop.hue,
        isFaint: false,
      },
    ],
    lines: lines.join(''),
    marks: [
      ...marks,
      { x: scaled(here.x), y: scaled(here.y), radius: scaled(7), colour: 'accent', isOpen: false },
    ],
    names: ends.flatMap(({ name }) =>
      name === undefined ? [] : [{ lines: name.lines, x: scaled(name.x), y: scaled(name.y) }],
    ),
  }
}

/** A region with its weightiest notes among those around it, as a picture; `place` is its place in the list. */
export function pictureOfRegion(
  { regions, landmarks }: MapOverview,
  place: number,
  { width, height }: DrawingSize,
): MapDrawing<MapColour> {
  const region = regions[place]!
  const scale = (0.4 * Math.min(width, height)) / region.radius
  const at = (x: number, y: number) => ({
    x: width / 2 + (x - region.x) * scale,
    y: height / 2 - (y - region.y) * scale,
  })
  const isNear = ({ x, y, radius }: RegionData): boolean => {
    const middle = at(x, y)
    const reach = radius * scale
    return (
      middle.x + reach > 0 && middle.x - reach < width && middle.y + reach > 0 && middle.y - reach < height
    )
  }
  const around = regions.filter((other, i) => i !== place && other.parent === region.parent && isNear(other))
  const inside = regionsInside(regions, place)
  return {
    lands: [...around.map((other) => landOf(other, at, scale, true)), landOf(region, at, scale, false)],
    lines: '',
    marks: marksOf(
      landmarks.filter((mark) => inside.has(mark.region)),
      at,
      () => region.hue,
    ),
    names: [],
  }
}

/** The whole map as a picture: its regions at the top, and the notes that matter most. */
export function pictureOfMap(
  { regions, landmarks }: MapOverview,
  { width, height }: DrawingSize,
): MapDrawing<MapColour> {
  const tops = regions.flatMap((region, i) => (region.parent < 0 ? [i] : []))
  const shown = tops.map((i) => regions[i]!)
  const left = Math.min(...shown.map(({ x, radius }) => x - radius))
  const right = Math.max(...shown.map(({ x, radius }) => x + radius))
  const low = Math.min(...shown.map(({ y, radius }) => y - radius))
  const high = Math.max(...shown.map(({ y, radius }) => y + radius))
  const room = 28
  const scale = Math.min((width - 2 * room) / (right - left), (height - 2 * room) / (high - low))
  const at = (x: number, y: number) => ({
    x: width / 2 + (x - (left + right) / 2) * scale,
    y: height / 2 - (y - (low + high) / 2) * scale,
  })
  const topOf = new Map(tops.flatMap((top) => [...regionsInside(regions, top)].map((i) => [i, top] as const)))
  return {
    lands: shown.map((region) => landOf(region, at, scale, false)),
    lines: '',
    marks: marksOf(landmarks, at, ({ region }) => regions[topOf.get(region) ?? region]!.hue),
    names: [],
  }
}

/** A region and those inside it, by their places; parents stand before their children. */
function regionsInside(regions: readonly RegionData[], place: number): ReadonlySet<number> {
  const inside = new Set([place])
  for (const [i, { parent }] of regions.entries()) if (inside.has(parent)) inside.add(i)
  return inside
}

type Place = (x: number, y: number) => { readonly x: number; readonly y: number }

function landOf(
  { x, y, radius, coast, hue }: RegionData,
  at: Place,
  scale: number,
  isFaint: boolean,
): MapDrawing<MapColour>['lands'][number] {
  const middle = at(x, y)
  const points = coast.map((reach, k) => {
    const angle = (2 * Math.PI * k) / coast.length
    const far = radius * reach * scale
    return { x: middle.x + far * Math.cos(angle), y: middle.y - far * Math.sin(angle) }
  })
  return { d: smoothPath(points), colour: hue, isFaint }
}

function marksOf(
  landmarks: MapOverview['landmarks'],
  at: Place,
  hueOf: (mark: MapOverview['landmarks'][number]) => number,
): MapDrawing<MapColour>['marks'] {
  return landmarks.slice(0, mostMarks).map((mark, i) => {
    const { x, y } = at(mark.x, mark.y)
    const isOpen = mapKinds[mark.kind] === 'wanted'
    return {
      x: Math.round(x * 10) / 10,
      y: Math.round(y * 10) / 10,
      radius: i < 3 ? 11 : i < 9 ? 8 : 5.5,
      colour: isOpen ? ('quiet' as const) : hueOf(mark),
      isOpen,
    }
  })
}
