import { wrapTitle } from '../crop/wrap-title.ts'
import type { RegionData } from '../files/map-data.ts'
import { insideFrom } from './coast-reach.ts'
import { countRoom } from './draw-labels.ts'
import { type LabelType, measureLabel, typeOfRegion } from './label-type.ts'
import type { LabelMove, MapLabel } from './map-label.ts'
import type { MapPlace } from './map-place.ts'
import { growth } from './map-style.ts'
import type { MapView } from './map-view.ts'
import { wrapName } from './wrap-name.ts'

/** A name keeps clear of its mark until the reader is so many times as near as when it came. */
const clearUntil = 3

/** From afar a region is named even where it is most of the map, until the reader is so many times as near. */
const nearTheWhole = 1.4

/** What labels are measured and placed for: the scale and the width of the whole map, and its type. */
type LabelledMap = Pick<MapView, 'wholeScale' | 'width' | 'type'>

/** Labels of regions, the outer and larger ones first. `levelOf` says how deep a region lies. */
export function labelRegions(
  regions: readonly RegionData[],
  levelOf: (region: RegionData) => number,
  map: LabelledMap,
): readonly MapLabel[] {
  const tops = regions.filter((region) => levelOf(region) === 0)
  const most: number[] = []
  for (const region of regions) most[levelOf(region)] = Math.max(most[levelOf(region)] ?? 1, region.notes)
  return [...regions]
    .sort((a, b) => levelOf(a) - levelOf(b) || b.notes - a.notes)
    .map((region) => {
      const level = levelOf(region)
      const face = typeOfRegion(level, region.notes, most[level]!, map.type)
      return level === 0 ? labelTop(region, tops, face, map) : labelInner(region, level, face, map)
    })
}

/** What the labels of all regions have in common. */
function labelOfRegion({ id, x, y }: RegionData, level: number, face: LabelType, due: number) {
  return { id, x, y, ...face, due, level, kind: 'region', stage: -1, group: '' } as const
}

/** Regions at the top are named from afar, wherever there is room on or off their land. */
function labelTop(
  region: RegionData,
  tops: readonly RegionData[],
  face: LabelType,
  { wholeScale: scale, width, type }: LabelledMap,
): MapLabel {
  const text = wrapName(region.name, type.lineOfRegions)
  const isCounted = type.hasCounts && region.notes > 1
  const count = isCounted ? new Intl.NumberFormat(document.documentElement.lang).format(region.notes) : ''
  const name = measureLabel(text, { kind: 'region', ...face }, type)
  const box = { width: name.width, height: name.height + (count === '' ? 0 : countRoom) }
  return {
    ...labelOfRegion(region, 0, face, scale),
    text,
    count,
    ...box,
    aside: keepInside(region.x * scale, box.width, width),
    below: 0,
    moves: movesOf(region, tops, scale, box, width),
    from: 0,
    to: Math.max(endOf(region), scale * nearTheWhole),
  }
}

/** Those inside them when they are large enough to be told apart. */
function labelInner(
  region: RegionData,
  level: number,
  face: LabelType,
  { wholeScale, type }: LabelledMap,
): MapLabel {
  const text = wrapName(region.name, 18)
  return {
    ...labelOfRegion(region, level, face, wholeScale),
    text,
    count: '',
    ...measureLabel(text, { kind: 'region', ...face }, type),
    aside: 0,
    below: 0,
    moves: [],
    from: 44 / region.radius,
    to: endOf(region),
  }
}

/** The scale at which a region's name goes: its notes or inner regions then speak for themselves. */
function endOf({ inside, radius }: RegionData): number {
  return (inside === 'nodes' ? 330 : 250) / radius
}

/** What a label names: a note, or what stands for one, in a region at the top. */
interface LabelledNote extends MapPlace {
  readonly id: string
  readonly title: string
  readonly stage: number
  readonly top: RegionData
}

/** Where names may stand beside their marks: parts of the room to either side, and of that below. */
const besideMark: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
]

/** The same of the weightiest notes, for which it is worth looking for long. */
const anywhereBeside: readonly (readonly [number, number])[] = [
  ...besideMark,
  ...[0.3, 0.6, 0.9].flatMap((aside) =>
    [1, -1].flatMap((below) => [[aside, below] as const, [-aside, below] as const]),
  ),
  ...[0, 0.4, 0.8].flatMap((aside) =>
    [1.6, -1.6].flatMap((below) => [[aside, below] as const, [-aside, below] as const]),
  ),
]

/**
 * A label of a note below a mark of some pixels on the whole map, or above or beside it where it would cross a coast or cover
 * another name; `from` is the scale from which on it may be written. Of weighty notes more places are tried.
 */
export function labelNode(
  note: LabelledNote,
  {
    pixels,
    from,
    isWeighty = false,
  }: { readonly pixels: number; readonly from: number; readonly isWeighty?: boolean },
  { wholeScale, type }: Pick<LabelledMap, 'wholeScale' | 'type'>,
): MapLabel {
  const { top, x, y } = note
  const label = nameNode(note, type.node, type)
  const { width, height } = label
  // Where the mark ends a while after the name has come; it grows as the reader comes nearer.
  const grown = Math.max(1, (clearUntil * from) / wholeScale) ** growth
  const mark = Math.min(18, pixels * grown)
  const [first, ...moves] = (isWeighty ? anywhereBeside : besideMark).map(([across, down]) => {
    const move = { aside: across * (mark + width / 2), below: down * (mark + height / 2) }
    return { ...move, from: Math.max(from, insideFrom(top, { x, y, width, height, ...move }, wholeScale)) }
  })
  return { ...label, ...first!, moves, due: wholeScale, group: top.id }
}

/** A label below its mark, which has so many pixels now, or above or beside it where another is there; what is picked out is bold. */
export function labelForced(
  note: Omit<LabelledNote, 'top'>,
  { pixels, isBold }: { readonly pixels: number; readonly isBold: boolean },
  { wholeScale, type }: Pick<LabelledMap, 'wholeScale' | 'type'>,
): MapLabel {
  const label = nameNode(note, isBold ? type.chosen : type.node, type)
  const far = pixels + (isBold ? 12 : 0)
  const below = far + label.height / 2
  const beside = far + label.width / 2
  const moves = [
    { aside: 0, below: -below, from: 0 },
    { aside: beside, below: 0, from: 0 },
    { aside: -beside, below: 0, from: 0 },
  ]
  return { ...label, below, moves, due: wholeScale }
}

function nameNode(
  { id, title, x, y, stage }: Omit<LabelledNote, 'top'>,
  face: LabelType,
  type: LabelledMap['type'],
): MapLabel {
  const text = wrapTitle(title).join('\n')
  const box = { ...measureLabel(text, { kind: 'node', ...face }, type), aside: 0, below: 0, moves: [] }
  const when = { due: 0, from: 0, to: 1e6 }
  return { id, text, count: '', x, y, ...box, ...when, ...face, kind: 'node', level: 9, stage, group: '' }
}

/**
 * A name that would cover another one stands elsewhere on its land, or off its coast where that is not another's land; the
 * nearest places first.
 */
function movesOf(
  region: RegionData,
  tops: readonly RegionData[],
  scale: number,
  box: { readonly width: number; readonly height: number },
  width: number,
): readonly LabelMove[] {
  const reach = region.radius * scale
  const room = Math.max(0, reach * 0.95 - box.height / 2)
  const moves: LabelMove[] = []
  for (const side of [0, -0.4, 0.4, -0.8, 0.8]) {
    for (const below of [
      0,
      -room / 2,
      room / 2,
      -room,
      room,
      -0.8 * reach,
      0.8 * reach,
      -reach - box.height / 2,
      reach + box.height / 2,
    ]) {
      const aside = side * reach + keepInside((region.x + side * region.radius) * scale, box.width, width)
      const [x, y] = [region.x + aside / scale, region.y - below / scale]
      const isForeign = tops.some(
        (other) => other !== region && Math.hypot(other.x - x, other.y - y) < other.radius,
      )
      if (!isForeign) moves.push({ aside, below, from: 0 })
    }
  }
  return moves.sort((a, b) => Math.hypot(a.aside, a.below) - Math.hypot(b.aside, b.below))
}

/** How far a name must be moved to stand on a picture of some width; `x` is from its middle. */
function keepInside(x: number, wide: number, width: number): number {
  const most = Math.max(0, width / 2 - wide / 2 + 4)
  return Math.max(-most, Math.min(most, x)) - x
}
