import type { MapCrop } from '../files/map-crop.ts'
import {
  type MapOverview,
  type MapTile,
  type NameEntry,
  nameStarts,
  type RegionData,
  shardOf,
  type TileTexts,
} from '../files/map-data.ts'
import { decodeLinks, type MapLinks } from '../files/map-links.ts'
import { decodeOverview, decodeRegionFile } from '../files/map-overview.ts'
import { decodeTile } from '../files/map-tile.ts'

/** A leaf region's content, with the region it is in. */
export interface LoadedTile {
  readonly region: RegionData
  readonly tile: MapTile
  readonly texts: TileTexts
}

/** Fetches the files of a site's map, each once. */
export interface MapSource {
  readonly overview: MapOverview
  /** A region by the path of ids that the data name it by; fetches lists of regions on the way. */
  region(path: string): Promise<RegionData>
  /** The regions inside one that the overview does not list. */
  regionsIn(region: RegionData, path: string): Promise<readonly RegionData[]>
  tile(path: string): Promise<LoadedTile>
  /** Names that hold every word of a query, those that matter most first. */
  findNames(query: string): Promise<readonly NameEntry[]>
  /** Where a page is on the map: its leaf region and its place there. */
  findPlace(address: string): Promise<Pick<MapCrop, 'region' | 'place'> | undefined>
  links(): Promise<MapLinks>
}

/**
 * Opens the map whose files are below `folder`, a URL with a trailing slash. Rejects where there is none. Pages that know
 * the `version` of its first file need not ask whether it is still the same.
 */
export async function openMapSource(folder: string, version?: string): Promise<MapSource> {
  const first = `${folder}overview.bin`
  const overview = decodeOverview(
    await (version === undefined ? fetchBytes(first, 'no-cache') : fetchBytes(`${first}?v=${version}`)),
  )
  const kept = new Map<string, Promise<unknown>>()
  const once = <Value>(key: string, load: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key) as Promise<Value> | undefined
    if (known) return known
    const loading = load()
    kept.set(key, loading)
    // What failed is asked for again.
    loading.catch(() => kept.delete(key))
    return loading
  }
  const listed = new Map(overview.regions.map((region) => [region.id, region]))
  const versioned = (name: string, version: string): string => `${folder}${name}?v=${version}`

  const source: MapSource = {
    overview,
    async region(path) {
      const [first, ...rest] = path.split('/')
      let at = listed.get(first!)
      let walked = first!
      for (const id of rest) {
        at = at && (await source.regionsIn(at, walked)).find((region) => region.id === id)
        walked += `/${id}`
      }
      if (at === undefined) throw new Error(`The map has no region ${path}`)
      return at
    },
    regionsIn: (region, path) =>
      once(`regions ${path}`, async () =>
        decodeRegionFile(await fetchBytes(versioned(`${region.id}.bin`, region.version)), overview.radius),
      ),
    tile: (path) =>
      once(`tile ${path}`, async () => {
        const region = await source.region(path)
        const [bytes, texts] = await Promise.all([
          fetchBytes(versioned(`${region.id}.bin`, region.version)),
          fetchJson<TileTexts>(versioned(`${region.id}.json`, region.version)),
        ])
        return { region, tile: decodeTile(bytes, { ...region, mapRadius: overview.radius }), texts }
      }),
    async findNames(query) {
      const words = fold(query).match(/[\p{L}\p{N}]+/gu) ?? []
      const starts = nameStarts(query).filter((start) => [...start].length > 1)
      // One file has all names with the longest word; the others only narrow.
      const start = starts[0]
      if (start === undefined) return []
      const shard = shardOf(start, overview.nameShards)
      const names = await once(`names ${shard}`, () =>
        fetchJson<readonly NameEntry[]>(versioned(`names-${shard}.json`, overview.version)),
      )
      return names
        .map((entry) => ({ entry, words: fold(entry[0]).match(/[\p{L}\p{N}]+/gu) ?? [] }))
        .filter(({ words: own }) => words.every((word) => own.some((known) => known.startsWith(word))))
        .sort((a, b) => a.words.length - b.words.length || b.entry[3] - a.entry[3])
        .map(({ entry }) => entry)
        .slice(0, 12)
    },
    async findPlace(address) {
      const shard = shardOf(address, overview.cropShards)
      const crops = await once(`crops ${shard}`, () =>
        fetchJson<readonly MapCrop[]>(versioned(`crops-${shard}.json`, overview.version)),
      )
      return crops.find((crop) => crop.address === address)
    },
    links: () =>
      once('links', async () => decodeLinks(await fetchBytes(versioned('links.bin', overview.version)))),
  }
  return source
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

async function fetchBytes(url: string, cache: RequestCache = 'default'): Promise<Uint8Array> {
  const response = await fetch(url, { cache })
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function fetchJson<Value>(url: string): Promise<Value> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return (await response.json()) as Value
}
