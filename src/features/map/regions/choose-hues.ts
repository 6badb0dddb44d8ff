import type { MapLayout } from '../layout/layout-map.ts'
import type { KnownPlaces } from '../map-file.ts'
import type { MapHierarchy } from './map-region.ts'

/** Colours that the map tells apart. */
const hueCount = 10

/**
 * A colour for every region: that of its region at the top. Regions keep the colour they had; new ones take the one
 * that is farthest away from its like.
 */
export function chooseHues(
  { regions }: MapHierarchy,
  { regionX, regionY }: MapLayout,
  known?: KnownPlaces,
): readonly number[] {
  const hues: number[] = regions.map(() => -1)
  for (const [i, { id, parent }] of regions.entries()) {
    const before = known?.regions.get(id)
    if (parent < 0 && before?.parent === '') hues[i] = before.hue
  }
  for (const [i, { parent }] of regions.entries()) {
    if (parent >= 0) hues[i] = hues[parent]!
    if (hues[i]! >= 0) continue
    const nearest = new Array<number>(hueCount).fill(Number.POSITIVE_INFINITY)
    for (const [other, region] of regions.entries()) {
      if (region.parent >= 0 || hues[other]! < 0) continue
      const distance = Math.hypot(regionX[other]! - regionX[i]!, regionY[other]! - regionY[i]!)
      nearest[hues[other]!] = Math.min(nearest[hues[other]!]!, distance)
    }
    let best = 0
    for (let hue = 1; hue < hueCount; hue++) if (nearest[hue]! > nearest[best]!) best = hue
    hues[i] = best
  }
  return hues
}
