import { hashText } from '../../../model/hash-text.ts'
import { createSeededRandom } from '../../../model/seeded-random.ts'
import type { LandRegion } from '../files/neighbour-lands.ts'
import type { MapPlace } from './map-place.ts'

/** A region of another garden's land, in the map's units. */
export interface PlacedRegion extends MapPlace {
  readonly name: string
  readonly radius: number
  /** Around it, closed: the last point is the first. */
  readonly coast: readonly MapPlace[]
}

/** Points of a region's coast. */
const points = 48

/** How far two regions reach into each other, in parts of the smaller one. */
const overlap = 0.35

/**
 * Places a garden's regions within a disc, the first in its middle and each other beside those before it, as large as it has
 * notes. A coast bends as the name of its garden and its own name have it, so that every garden has a shape and keeps it.
 */
export function placeRegions(
  garden: string,
  regions: readonly LandRegion[],
  disc: MapPlace & { readonly radius: number },
): readonly PlacedRegion[] {
  const shares = regions.length === 0 ? [{ name: '', count: 1 }] : regions
  const placed: { readonly name: string; readonly x: number; readonly y: number; readonly radius: number }[] =
    []
  for (const { name, count } of shares) {
    // The smallest can be seen, too.
    const radius = Math.sqrt(Math.max(count, (shares[0]?.count ?? 1) / 8))
    placed.push({ name, radius, ...besideOthers(placed, radius, random(`${garden}/${name}`)) })
  }
  const middle = {
    x:
      (Math.min(...placed.map(({ x, radius }) => x - radius)) +
        Math.max(...placed.map(({ x, radius }) => x + radius))) /
      2,
    y:
      (Math.min(...placed.map(({ y, radius }) => y - radius)) +
        Math.max(...placed.map(({ y, radius }) => y + radius))) /
      2,
  }
  const far = Math.max(
    ...placed.map(({ x, y, radius }) => Math.hypot(x - middle.x, y - middle.y) + radius * 1.2),
  )
  const scale = disc.radius / far
  return placed.map(({ name, x, y, radius }) => {
    const at = {
      x: disc.x + (x - middle.x) * scale,
      y: disc.y + (y - middle.y) * scale,
      radius: radius * scale,
    }
    return { name, ...at, coast: coastAround(at, random(`${garden}/${name}/coast`)) }
  })
}

/** Units of the radius of a garden's map that its places are in. */
const mapSteps = 1_000

/** A place of a garden's own map on the disc where that garden lies here. */
export function placeOnDisc(
  [x, y]: readonly [x: number, y: number],
  disc: MapPlace & { readonly radius: number },
): MapPlace {
  const scale = disc.radius / mapSteps
  return { x: disc.x + x * scale, y: disc.y + y * scale }
}

/** The regions as they are on their garden's own map; undefined where that is not known. */
export function regionsAsDrawn(
  regions: readonly LandRegion[],
  disc: MapPlace & { readonly radius: number },
): readonly PlacedRegion[] | undefined {
  const drawn = regions.flatMap(({ name, shape }): readonly PlacedRegion[] => {
    if (shape === undefined) return []
    const middle = placeOnDisc([shape.x, shape.y], disc)
    const radius = (shape.radius * disc.radius) / mapSteps
    const coast = shape.coast.map((reach, k) => {
      const angle = (2 * Math.PI * k) / shape.coast.length
      const far = (radius * reach) / 100
      return { x: middle.x + far * Math.cos(angle), y: middle.y + far * Math.sin(angle) }
    })
    return [{ name, ...middle, radius, coast: [...coast, ...coast.slice(0, 1)] }]
  })
  return drawn.length > 0 ? drawn : undefined
}

/** The place nearest to the middle where a region touches those before it and lies on none of them. */
function besideOthers(
  placed: readonly (MapPlace & { readonly radius: number })[],
  radius: number,
  next: () => number,
): MapPlace {
  if (placed.length === 0) return { x: 0, y: 0 }
  const start = next()
  let best: MapPlace = { x: 0, y: 0 }
  let least = Number.POSITIVE_INFINITY
  for (const other of placed)
    for (let k = 0; k < 12; k++) {
      const angle = 2 * Math.PI * (start + k / 12)
      const far = other.radius + radius - overlap * Math.min(other.radius, radius)
      const place = { x: other.x + far * Math.cos(angle), y: other.y + far * Math.sin(angle) }
      const isFree = placed.every(
        (one) =>
          Math.hypot(one.x - place.x, one.y - place.y) >=
          one.radius + radius - (overlap + 0.05) * Math.min(one.radius, radius),
      )
      // A little chance: two gardens with the same numbers of notes are not the same.
      const measure = Math.hypot(place.x, place.y) * (1 + 0.3 * next())
      if (isFree && measure < least) [best, least] = [place, measure]
    }
  return best
}

function coastAround(
  { x, y, radius }: MapPlace & { readonly radius: number },
  next: () => number,
): readonly MapPlace[] {
  const bends = [2, 3, 5].map((turns) => ({
    turns,
    by: (0.05 + 0.09 * next()) / Math.sqrt(turns),
    from: 2 * Math.PI * next(),
  }))
  const coast = Array.from({ length: points }, (_, k) => {
    const angle = (2 * Math.PI * k) / points
    const bent = bends.reduce((sum, { turns, by, from }) => sum + by * Math.sin(turns * angle + from), 1)
    return { x: x + radius * bent * Math.cos(angle), y: y + radius * bent * Math.sin(angle) }
  })
  return [...coast, ...coast.slice(0, 1)]
}

/** Numbers from 0 to 1 that a text decides. */
function random(text: string): () => number {
  return createSeededRandom(hashText(text))
}
