import { ByteReader } from '../../../model/bytes/byte-reader.ts'
import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import {
  coastDirections,
  type FacetCount,
  type MapOverview,
  type PairEnd,
  type RegionData,
} from './map-data.ts'

const format = 3
const insides = ['nodes', 'regions', 'listed'] as const

/** Parts of a coast's reach that one byte holds. */
const coastSteps = 100

/** Writes the file of a map's upper levels. Places lose what is finer than a 32,767th of the map. */
export function encodeOverview(overview: MapOverview): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter()
  const { radius, regions, ties, landmarks, pairs, facets } = overview
  out.byte(format)
  out.count(Math.round(radius * 10))
  out.count(overview.notes)
  out.count(overview.links)
  out.count(overview.nameShards)
  out.count(overview.cropShards)
  out.text(overview.version)
  encodeRegions(regions, radius, out)
  out.count(ties.length)
  let before = 0
  for (const { a, b, links } of ties) {
    out.signed(a - before)
    out.signed(b - a)
    out.count(links)
    before = a
  }
  out.count(landmarks.length)
  for (const mark of landmarks) {
    out.count(mark.region)
    out.count(mark.place + 1)
    out.short((mark.x / radius) * 32_767)
    out.short((mark.y / radius) * 32_767)
    out.byte(mark.kind * 8 + mark.stage + 1)
    out.byte(Math.min(255, Math.round(mark.size * 20)))
  }
  out.count(pairs.length)
  for (const end of pairs.flat()) {
    out.text(end.title)
    out.text(end.region)
    out.count(end.place)
  }
  out.text(landmarks.map(({ title }) => title.replaceAll('\n', ' ')).join('\n'))
  for (const list of [facets.kinds, facets.stages, facets.tags, [facets.orphans], facets.months])
    encodeFacets(list, out)
  return out.toBytes()
}

/** Reads {@link encodeOverview}'s file. Throws a RangeError for anything else. */
export function decodeOverview(bytes: Uint8Array): MapOverview {
  const from = new ByteReader(bytes)
  if (from.byte() !== format) throw new RangeError('Unexpected version of the map’s data')
  const radius = from.count() / 10
  const [notes, links, nameShards, cropShards] = [from.count(), from.count(), from.count(), from.count()]
  const version = from.text()
  const regions = decodeRegions(radius, from)
  let before = 0
  const ties = list(from, () => {
    const a = before + from.signed()
    const b = a + from.signed()
    before = a
    return { a, b, links: from.count() }
  })
  const marks = list(from, () => {
    const [region, place, x, y] = [from.count(), from.count() - 1, from.short(), from.short()]
    const look = from.byte()
    return {
      region,
      place,
      x: (x / 32_767) * radius,
      y: (y / 32_767) * radius,
      kind: look >> 3,
      stage: (look & 7) - 1,
      size: from.byte() / 20,
    }
  })
  const end = (): PairEnd => ({ title: from.text(), region: from.text(), place: from.count() })
  const pairs = list(from, () => [end(), end()] as const)
  const titles = from.text().split('\n')
  const landmarks = marks.map((mark, i) => ({ ...mark, title: titles[i] ?? '' }))
  const tops = regions.filter(({ parent }) => parent < 0).length
  const [kinds, stages, tags, orphans, months] = [0, 1, 2, 3, 4].map(() => decodeFacets(tops, from))
  const facets = { kinds: kinds!, stages: stages!, tags: tags!, orphans: orphans![0]!, months: months! }
  return { radius, notes, links, nameShards, cropShards, version, regions, ties, landmarks, pairs, facets }
}

/** Writes regions: those of an overview, or those inside one that an overview does not list. */
function encodeRegions(regions: readonly RegionData[], radius: number, out: ByteWriter): void {
  out.count(regions.length)
  for (const region of regions) {
    out.text(region.id)
    out.text(region.version)
    out.count(region.parent + 1)
    out.byte(insides.indexOf(region.inside) * 16 + region.hue)
    out.short((region.x / radius) * 32_767)
    out.short((region.y / radius) * 32_767)
    out.count(Math.round(region.radius * 10))
    out.count(region.notes)
  }
  // Apart, because like beside like packs well.
  for (const { coast } of regions)
    for (let k = 0; k < coastDirections; k++) out.byte(Math.round(coast[k]! * coastSteps))
  out.text(regions.map(({ name }) => name.replaceAll('\n', ' ')).join('\n'))
}

/** Reads {@link encodeRegions}' part. */
function decodeRegions(radius: number, from: ByteReader): readonly RegionData[] {
  const heads = list(from, () => {
    const [id, version, parent, look] = [from.text(), from.text(), from.count() - 1, from.byte()]
    return {
      id,
      version,
      parent,
      inside: insides[look >> 4]!,
      hue: look & 15,
      x: (from.short() / 32_767) * radius,
      y: (from.short() / 32_767) * radius,
      radius: from.count() / 10,
      notes: from.count(),
    }
  })
  const coasts = heads.map(() => Array.from({ length: coastDirections }, () => from.byte() / coastSteps))
  const names = from.text().split('\n')
  return heads.map((head, i) => ({ ...head, coast: coasts[i]!, name: names[i] ?? '' }))
}

/** A file of regions that no overview lists. */
export function encodeRegionFile(regions: readonly RegionData[], radius: number): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter()
  encodeRegions(regions, radius, out)
  return out.toBytes()
}

/** Reads {@link encodeRegionFile}'s file. */
export function decodeRegionFile(bytes: Uint8Array, radius: number): readonly RegionData[] {
  return decodeRegions(radius, new ByteReader(bytes))
}

/** Counts of zero are left out: most tags are in few regions. */
function encodeFacets(facets: readonly FacetCount[], out: ByteWriter): void {
  out.count(facets.length)
  out.text(facets.map(({ name }) => name.replaceAll('\n', ' ')).join('\n'))
  for (const { byRegion } of facets) {
    const some = [...byRegion.entries()].filter(([, count]) => count > 0)
    out.count(some.length)
    let before = 0
    for (const [region, count] of some) {
      out.count(region - before)
      out.count(count)
      before = region
    }
  }
}

function decodeFacets(tops: number, from: ByteReader): readonly FacetCount[] {
  const count = from.count()
  const names = from.text().split('\n')
  return Array.from({ length: count }, (_, i) => {
    const byRegion = new Array<number>(tops).fill(0)
    let region = 0
    for (let left = from.count(); left > 0; left--) {
      region += from.count()
      const value = from.count()
      if (region < tops) byRegion[region] = value
    }
    return { name: names[i] ?? '', byRegion }
  })
}

function list<Value>(from: ByteReader, read: () => Value): readonly Value[] {
  const values: Value[] = []
  for (let left = from.count(); left > 0; left--) values.push(read())
  return values
}
