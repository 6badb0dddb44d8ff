import { describe, expect, it } from 'vitest'
import { mapContents } from '../../../src/features/gardens/inventory-map.ts'
import { readIndex, readPlaces, readRegions } from '../../../src/features/gardens/read-inventory.ts'
import { updateMap } from '../../../src/features/gardens/update-map.ts'
import { placesOnMap } from '../../../src/features/map/facts.ts'
import { createMapMaker } from '../../../src/features/map/make-map.ts'
import { createMapRequest } from '../../../src/features/map/map-request.ts'
import type { NeighbourNote } from '../../../src/model/neighbour.ts'
import type { ReadBeside } from '../../../src/model/site.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { gardenSite } from './garden-site.ts'
import { neighbourNote } from './neighbour-note.ts'

/** Two groups of notes that link among themselves, the home page, and wishes, which have no page. */
const lakes = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => {
    const group = i < 24 ? 'north' : 'south'
    const [from, size] = i < 24 ? [0, 24] : [24, 16]
    const links = [1, 2, 5].map((step) => `[[${group}-${from + ((i - from + step) % size)}]]`).join(' ')
    return [`${group}/${group}-${i}.md`, `# Lake ${i}\n\n${links} [[a wish ${i}]]\n`]
  }),
)

function mapOf(snapshot: Snapshot): ReadBeside {
  const { files } = createMapMaker().makeWhole(createMapRequest(snapshot), { kind: 'file', text: undefined })
  const contents = new Map(files.map(({ address, content }) => [address, content]))
  return async (address) => contents.get(address)
}

/** The inventory's files, beside a map or without one. */
async function inventoryBeside(snapshot: Snapshot, read?: ReadBeside): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const { address, make, parts } of snapshot.files()) {
    if (!address.startsWith('-/inventory/')) continue
    for await (const part of parts!.make(read)) files.set(part.address, String(part.content))
    files.set(address, String(await make(read)))
  }
  return files
}

describe('the map in an inventory', () => {
  it('has the regions and the place of every note, and leaves the files of notes as they are', async () => {
    const snapshot = await gardenSite({ ...lakes, 'index.md': '# Home\n\n[[north-0]] [[south-24]]\n' })
    const read = mapOf(snapshot)
    const [files, without] = [await inventoryBeside(snapshot, read), await inventoryBeside(snapshot)]
    const index = readIndex(files.get('-/inventory/index.json')!)
    if (typeof index === 'string') throw new Error(index)
    for (const shard of index.shards)
      expect(files.get(`-/inventory/${shard}.json`)).toBe(without.get(`-/inventory/${shard}.json`))
    expect(without.get('-/inventory/index.json')).not.toContain('"map"')
    const { regions, notes } = await updateMap(
      index.map,
      index.shards.flatMap(
        (digest) => JSON.parse(files.get(`-/inventory/${digest}.json`)!) as NeighbourNote[],
      ),
      async (digest) => files.get(`-/inventory/${digest}.json`)!,
    )
    expect(regions.length).toBeGreaterThan(1)
    expect(regions.reduce((sum, one) => sum + one.notes, 0)).toBe(41)
    expect(notes).toHaveLength(41)
    // Each stands within the region that has the others of its group, the home page somewhere.
    for (const { at, href } of notes) {
      expect(at, href).toBeDefined()
      expect(regions.some(({ x, y, radius }) => Math.hypot(x - at![0], y - at![1]) <= radius * 1.1)).toBe(
        true,
      )
    }
    const middleOf = (group: string): readonly number[] => {
      const places = notes.flatMap(({ path, at }) => (path.startsWith(group) && at ? [at] : []))
      return [0, 1].map((axis) => places.reduce((sum, at) => sum + at[axis]!, 0) / places.length)
    }
    const [north, south] = [middleOf('north'), middleOf('south')]
    expect(Math.hypot(north[0]! - south[0]!, north[1]! - south[1]!)).toBeGreaterThan(200)
  })

  it('is not there where there is no map', async () => {
    const files = await inventoryBeside(await gardenSite(lakes), async () => undefined)
    expect(files.get('-/inventory/index.json')).not.toContain('"map"')
    expect(await placesOnMap({ isOn: () => false }, mapOf(await gardenSite(lakes)))).toBeUndefined()
  })

  it('is in files of at most 40 kB, in the order of the notes', () => {
    const places = Array.from({ length: 9_000 }, (_, i) =>
      i % 7 === 0 ? undefined : ([i % 1000, 999 - (i % 999)] as const),
    )
    const [regions, ...files] = [...mapContents([], places)]
    expect(readRegions(regions!)).toEqual([])
    for (const file of files) expect(file.length).toBeLessThanOrEqual(40_000)
    expect(files.length).toBeGreaterThan(1)
    expect(files.flatMap((file) => readPlaces(file) ?? [])).toEqual(places)
    expect([...mapContents([], [])]).toHaveLength(1)
  })

  it.each([
    ['fewer places than notes', '[[1,2]]', undefined],
    ['more', '[[1,2],[3,4],[5,6]]', undefined],
    ['as many', '[[1,2],null]', [1, 2]],
    ['places off the map', '[[1001,2],[3,4]]', undefined],
    ['no numbers', '[["1",{"x":1}],[1,2]]', undefined],
  ])('gives notes their places where there are as many, and on the map: %s', async (_, places, at) => {
    const read = async (digest: string) => (digest === 'places' ? places : '[]')
    // A place of before is not kept.
    const { notes } = await updateMap(
      ['regions', 'places'],
      [neighbourNote('a', { at: [9, 9] }), neighbourNote('b')],
      read,
    )
    expect(notes[0]?.at).toEqual(at)
  })

  it('leaves out regions that are none, and refuses a file that is no list', async () => {
    const good = { name: 'A\u202e', notes: 2, x: 1, y: -1, radius: 300, coast: [90, 100, 110], extra: 1 }
    const bad = [
      { ...good, x: 1e9 },
      { ...good, radius: 0 },
      { ...good, coast: [1] },
      { ...good, coast: ['90', null, 'x'] },
      { ...good, notes: Number.MAX_VALUE },
      null,
      [],
    ]
    expect(readRegions(JSON.stringify([good, ...bad]))).toEqual([
      { name: 'A', notes: 2, x: 1, y: -1, radius: 300, coast: [90, 100, 110] },
    ])
    await expect(updateMap(['x'], [], async () => '{}')).rejects.toThrow('found no list of regions in x.json')
    await expect(updateMap(['x', 'y'], [], async (name) => (name === 'x' ? '[]' : '7'))).rejects.toThrow(
      'found no list of places in y.json',
    )
  })

  it('of another form than a list of digests spoils the index', () => {
    const index = (map: unknown): unknown =>
      readIndex(JSON.stringify({ version: 1, title: 'K', notes: 0, shards: [], map }))
    expect(index(undefined)).toMatchObject({ map: [] })
    for (const map of ['x', ['../up'], {}, Array.from({ length: 101 }, () => 'a'.repeat(20))])
      expect(index(map)).toBe('found no list of at most 100 digests, expected "map"')
    expect(index(['a'.repeat(20)])).toMatchObject({ map: ['a'.repeat(20)] })
  })
})
