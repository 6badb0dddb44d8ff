import type { NeighbourRegion } from '../../../model/neighbour.ts'
import type { Address } from '../../../model/page.ts'
import type { ReadBeside } from '../../../model/site.ts'
import { mapFolder, mapKinds, type RegionData, type TileTexts } from './map-data.ts'
import { decodeOverview, decodeRegionFile } from './map-overview.ts'
import { decodeTile } from './map-tile.ts'

/** A map in short, as others may know it. */
export interface MapPlaces {
  /** The regions at the top that have notes, the largest first. */
  readonly regions: readonly NeighbourRegion[]
  /** Places of pages in the same measure, by address. */
  readonly placeByAddress: ReadonlyMap<Address, readonly [x: number, y: number]>
}

/** Parts of the map's radius that places and lengths are counted in, and parts of a region's that coasts are. */
const steps = 1_000
const coastSteps = 100

/** Reads from a map's files where every page is; undefined where there is no map. */
export async function readPlaces(read: ReadBeside): Promise<MapPlaces | undefined> {
  const bytes = await read(`${mapFolder}overview.bin` as Address)
  if (bytes === undefined) return undefined
  const { radius, regions } = decodeOverview(bytes)
  const short = (length: number): number => Math.round((length / radius) * steps)
  const placeByAddress = new Map<Address, readonly [number, number]>()
  const readRegion = async (region: RegionData): Promise<void> => {
    if (region.inside === 'listed') return
    const file = await read(`${mapFolder}${region.id}.bin` as Address)
    if (file === undefined) return
    if (region.inside === 'regions') {
      for (const inner of decodeRegionFile(file, radius)) await readRegion(inner)
      return
    }
    const texts = await read(`${mapFolder}${region.id}.json` as Address)
    if (texts === undefined) return
    const { addresses } = JSON.parse(new TextDecoder().decode(texts)) as TileTexts
    const { nodes } = decodeTile(file, { ...region, mapRadius: radius })
    // The home page's address is empty, as that of what has no page.
    for (const [i, { x, y, kind }] of nodes.entries())
      if (!['wanted', 'tag'].includes(mapKinds[kind]!))
        placeByAddress.set(addresses[i] as Address, [short(x), short(y)])
  }
  for (const region of regions) await readRegion(region)
  const tops = regions
    .filter(({ parent, notes }) => parent < 0 && notes > 0)
    .map(
      ({ name, notes, coast, ...at }): NeighbourRegion => ({
        name,
        notes,
        x: short(at.x),
        y: short(at.y),
        radius: short(at.radius),
        coast: coast.map((reach) => Math.round(reach * coastSteps)),
      }),
    )
    .sort((a, b) => b.notes - a.notes || (a.name < b.name ? -1 : 1))
  return { regions: tops, placeByAddress }
}
