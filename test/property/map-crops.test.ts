import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMap } from '../../src/features/map/build-map.ts'
import { layOutCrop } from '../../src/features/map/crop/crop-layout.ts'
import { type CropIndex, type MapCrop, mostCropEnds } from '../../src/features/map/files/map-crop.ts'
import { mapFolder, shardOf } from '../../src/features/map/files/map-data.ts'
import { openMapFiles } from '../../src/features/map/files/map-files.ts'
import { growGraph } from '../grow-graph.ts'

const noPaths = {
  keys: [],
  sources: new Uint32Array(),
  targets: new Uint32Array(),
  dullness: new Uint8Array(),
}

function readCrops(notes: number): { index: CropIndex; shards: readonly (readonly MapCrop[])[] } {
  const files = openMapFiles(buildMap(growGraph(notes, notes * 4)), noPaths).all()
  const read = <Value>(name: string): Value => {
    const file = files.find(({ address }) => address === `${mapFolder}${name}`)!
    return JSON.parse(new TextDecoder().decode(file.content)) as Value
  }
  const index = read<CropIndex>('crops.json')
  return { index, shards: Array.from({ length: index.shards }, (_, i) => read(`crops-${i}.json`)) }
}

describe('the crops of a map', () => {
  it('are there for every note, in the file that its address names', () => {
    const { index, shards } = readCrops(400)
    const all = shards.flat()
    expect(new Set(all.map(({ address }) => address)).size).toBe(400)
    for (const [i, shard] of shards.entries())
      for (const { address, ends } of shard) {
        expect(shardOf(address, index.shards)).toBe(i)
        expect(ends.length).toBeLessThanOrEqual(mostCropEnds)
      }
  })

  it('cost a page the same in a garden of any size', () => {
    const mean = (notes: number): number => {
      const { shards } = readCrops(notes)
      return shards.reduce((sum, shard) => sum + JSON.stringify(shard).length, 0) / shards.length
    }
    const [small, large] = [mean(200), mean(1_400)]
    expect(large / small).toBeLessThan(1.15)
  })

  it('stand inside their frame, no mark on another, no name on another', () => {
    const end = fc.tuple(
      fc.string({ minLength: 1, maxLength: 40 }),
      fc.constant('a/'),
      fc.integer({ min: -9_000, max: 9_000 }),
      fc.integer({ min: -9_000, max: 9_000 }),
      fc.nat(5),
      fc.nat(9),
    )
    const crops: fc.Arbitrary<MapCrop> = fc.record({
      address: fc.constant('here/'),
      title: fc.string({ minLength: 1, maxLength: 60 }),
      region: fc.constant('r'),
      place: fc.nat(9),
      hue: fc.nat(9),
      land: fc.constant([10, 20, 300, Array.from({ length: 32 }, () => 90)] as const),
      ends: fc.array(end, { maxLength: mostCropEnds }),
    })
    fc.assert(
      fc.property(crops, fc.integer({ min: 200, max: 700 }), (crop, width) => {
        const height = width * 0.75
        const { ends, land, here, hereName } = layOutCrop(crop, width, height, (text) => text.length * 6)
        for (const { x, y } of [here, ...ends]) {
          expect(x > 0 && x < width && y > 0 && y < height).toBe(true)
        }
        for (const { x, y } of land) expect(Number.isFinite(x + y)).toBe(true)
        const boxes = [hereName, ...ends.flatMap(({ name }) => name ?? [])].map(({ lines, x, y }) => {
          const half = Math.max(...lines.map((line) => line.length * 6)) / 2
          return { left: x - half, right: x + half, top: y - 11, bottom: y - 11 + lines.length * 14 }
        })
        for (const [i, a] of boxes.entries())
          for (const b of boxes.slice(i + 1))
            expect(
              a.right <= b.left + 0.1 ||
                b.right <= a.left + 0.1 ||
                a.bottom <= b.top + 0.2 ||
                b.bottom <= a.top + 0.2,
            ).toBe(true)
      }),
      { numRuns: 150, seed: 8 },
    )
  })
})
