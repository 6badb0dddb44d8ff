import type { RegionData } from '../files/map-data.ts'
import { countRoom, measureLabel, stageRoom, type TypeScale, wrapName } from './draw-labels.ts'
import { hasStageMark } from './draw-stage.ts'
import { fitTitle } from './fit-title.ts'
import type { LabelMove, MapLabel } from './label-index.ts'
import { growth } from './map-style.ts'
import type { MapView } from './map-view.ts'

/** Titles on the map are cut to so many letters, of which wide ones count twice. */
const longestTitle = 34

/** A name keeps clear of its mark until the reader is so many times as near as when it came. */
export const clearUntil = 3

/** From afar a region is named even where it is most of the map, until the reader is so many times as near. */
const nearTheWhole = 1.4

/** Labels of regions, the outer and larger ones first. `levelOf` says how deep a region lies, `scale` and `width` are those of the whole map. */
export function labelRegions(
  regions: readonly RegionData[],
  levelOf: (region: RegionData) => number,
  {
    wholeScale: scale,
    width,
    type,
  }: { readonly wholeScale: number; readonly width: number; readonly type: TypeScale },
): readonly MapLabel[] {
  const tops = regions.filter((region) => levelOf(region) === 0)
  const number = new Intl.NumberFormat(document.documentElement.lang)
  return [...regions]
    .sort((a, b) => levelOf(a) - levelOf(b) || b.notes - a.notes)
    .map((region) => {
      const level = levelOf(region)
      const text = wrapName(region.name, level === 0 ? type.lineOfRegions : 18)
      const count = type.hasCounts && level === 0 && region.notes > 1 ? number.format(region.notes) : ''
      const name = measureLabel(text, 'region', level, type)
      const box = { ...name, height: name.height + (count === '' ? 0 : countRoom) }
      return {
        id: region.id,
        text,
        count,
        x: region.x,
        y: region.y,
        ...box,
        aside: level === 0 ? keepInside(region.x * scale, box.width, width) : 0,
        below: 0,
        moves: level === 0 ? movesOf(region, tops, scale, box, width) : [],
        due: scale,
        from: level === 0 ? 0 : 44 / region.radius,
        to: Math.max(
          (region.inside === 'nodes' ? 330 : 250) / region.radius,
          level === 0 ? scale * nearTheWhole : 0,
        ),
        kind: 'region',
        level,
        stage: -1,
      }
    })
}

/** A label of a note, or of what stands for one, below a mark of some pixels on the whole map; `from` is the scale from which on it may be written. */
export function labelNode(
  {
    id,
    title,
    x,
    y,
    stage,
  }: {
    readonly id: string
    readonly title: string
    readonly x: number
    readonly y: number
    readonly stage: number
  },
  mark: { readonly pixels: number; readonly from: number },
  { wholeScale, type }: Pick<MapView, 'wholeScale' | 'type'>,
): MapLabel {
  const { pixels, from } = mark
  const text = fitTitle(title, longestTitle)
  const { width, height } = measureLabel(text, 'node', 0, type)
  const wide = hasStageMark(stage) ? width + stageRoom : width
  // Where the mark ends a while after the name has come; it grows as the reader comes nearer.
  const grown = Math.max(1, (clearUntil * from) / wholeScale) ** growth
  const below = Math.min(26, pixels * grown + 9)
  const box = { width: wide, height, aside: 0, below, moves: [], due: wholeScale }
  return { id, text, count: '', x, y, ...box, from, to: 1e6, kind: 'node', level: 9, stage }
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
      if (!isForeign) moves.push({ aside, below })
    }
  }
  return moves.sort((a, b) => Math.hypot(a.aside, a.below) - Math.hypot(b.aside, b.below))
}

/** How far a name must be moved to stand on a picture of some width; `x` is from its middle. */
function keepInside(x: number, wide: number, width: number): number {
  const most = Math.max(0, width / 2 - wide / 2 + 4)
  return Math.max(-most, Math.min(most, x)) - x
}
