import type { RegionData } from '../../src/protocol/map-data.ts'
import { measureLabel, type TypeScale, wrapName } from './draw-labels.ts'
import type { MapLabel } from './label-index.ts'

/** Titles on the map are cut to so many letters. */
const longestTitle = 34

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
  return [...regions]
    .sort((a, b) => levelOf(a) - levelOf(b) || b.notes - a.notes)
    .map((region) => {
      const level = levelOf(region)
      const text = wrapName(region.name, level === 0 ? type.lineOfRegions : 18)
      const box = measureLabel(text, 'region', level, type)
      // A name that would cover another one stands higher or lower on its land.
      const room = Math.max(0, region.radius * scale * 0.95 - box.height / 2)
      return {
        id: region.id,
        text,
        x: region.x,
        y: region.y,
        ...box,
        aside: level === 0 ? keepInside(region.x * scale, box.width, width) : 0,
        below: 0,
        moves: level === 0 ? [-room / 2, room / 2, -room, room] : [],
        due: scale,
        from: level === 0 ? 0 : 44 / region.radius,
        to: (region.inside === 'nodes' ? 330 : 250) / region.radius,
        kind: 'region',
        level,
      }
    })
}

/** A label of a note, or of what stands for one, below a mark of some pixels; `from` is the scale from which on it may be written. */
export function labelNode(
  {
    id,
    title,
    x,
    y,
  }: { readonly id: string; readonly title: string; readonly x: number; readonly y: number },
  pixels: number,
  from: number,
  type: TypeScale,
): MapLabel {
  const text = title.length > longestTitle ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title
  const box = measureLabel(text, 'node', 0, type)
  const below = Math.min(22, pixels * 1.5 + 9)
  return { id, text, x, y, ...box, aside: 0, below, moves: [], due: 0, from, to: 1e6, kind: 'node', level: 9 }
}

/** How far a name must be moved to stand on a picture of some width; `x` is from its middle. */
function keepInside(x: number, wide: number, width: number): number {
  const most = Math.max(0, width / 2 - wide / 2 + 4)
  return Math.max(-most, Math.min(most, x)) - x
}
