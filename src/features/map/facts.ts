import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Address } from '../../model/page.ts'
import type { MapDrawing } from '../../model/picture.ts'
import type { ReadBeside } from '../../model/site.ts'
import { type MapColour, pictureOfCrop, pictureOfMap, pictureOfRegion } from './crop/draw-picture.ts'
import type { CropIndex, MapCrop } from './files/map-crop.ts'
import { type MapOverview, mapFolder, shardOf } from './files/map-data.ts'
import { decodeOverview } from './files/map-overview.ts'
import { type MapPlaces, readPlaces } from './files/read-places.ts'

export { type MapColour, pictureLine, pictureType } from './crop/draw-picture.ts'
export type { MapPlaces } from './files/read-places.ts'

/** What of the map a picture shows: all of it, a region by its name, or what is around a page. */
export type MapSubject =
  | { readonly kind: 'whole' }
  | { readonly kind: 'region'; readonly name: string }
  | { readonly kind: 'page'; readonly address: Address }

/** Draws a part of the map for a picture of some pixels; undefined where the map does not show that, or is off. */
export async function drawPartOfMap(
  { isOn }: Pick<SiteView, 'isOn'>,
  subject: MapSubject,
  size: { readonly width: number; readonly height: number },
  read: ReadBeside,
): Promise<MapDrawing<MapColour> | undefined> {
  if (!isOn('map')) return undefined
  if (subject.kind === 'page') {
    const crop = await readCrop(subject.address, read)
    // A note that nothing leads to or from would be a dot on a field.
    return crop === undefined || crop.ends.length === 0 ? undefined : pictureOfCrop(crop, size)
  }
  const bytes = await read(`${mapFolder}overview.bin` as Address)
  if (bytes === undefined) return undefined
  const overview = overviewIn(bytes)
  const tops = overview.regions.filter(({ parent }) => parent < 0)
  if (subject.kind === 'whole') return tops.length < 2 ? undefined : pictureOfMap(overview, size)
  const place = overview.regions.findIndex(({ name }) => name === subject.name)
  return place < 0 ? undefined : pictureOfRegion(overview, place, size)
}

/** Where every page is on the map, and its regions; undefined where the map is off or not there. */
export async function placesOnMap(
  { isOn }: Pick<SiteView, 'isOn'>,
  read: ReadBeside,
): Promise<MapPlaces | undefined> {
  return isOn('map') ? readPlaces(read) : undefined
}

async function readCrop(page: Address, read: ReadBeside): Promise<MapCrop | undefined> {
  const index = await read(`${mapFolder}crops.json` as Address)
  if (index === undefined) return undefined
  const { shards } = jsonIn(index) as CropIndex
  const crops = await read(`${mapFolder}crops-${shardOf(page, shards)}.json` as Address)
  return crops && (jsonIn(crops) as readonly MapCrop[]).find(({ address }) => address === page)
}

const overviewIn = memoByObject((bytes: Uint8Array): MapOverview => decodeOverview(bytes))

const jsonIn = memoByObject((bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes)))
