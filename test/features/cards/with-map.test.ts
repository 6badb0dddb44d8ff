import { describe, expect, it } from 'vitest'
import { createFeatureSet } from '../../../src/define/feature-set.ts'
import { cardAddressOf, siteCardAddress } from '../../../src/features/cards/collect-cards.ts'
import { createMapMaker } from '../../../src/features/map/make-map.ts'
import { createMapRequest } from '../../../src/features/map/map-request.ts'
import { defaultLayout, everyFeature, shippedFeatures } from '../../../src/features/shipped.ts'
import { defaultGardenOptions, type GardenOptions } from '../../../src/model/options.ts'
import type { Address } from '../../../src/model/page.ts'
import { type CardPicture, cardMapSize, type Picture } from '../../../src/model/picture.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../../src/session/session.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

const files = {
  'index.md': 'About.',
  'linux/index.md': '---\ntype: topic\ntitle: Linux\n---\n\nThe kernel.',
  'linux/Cache.md': '# Cache\n\nSee [[Cash]], [[Disk]] and [[Raft]].',
  'linux/Cash.md': 'See [[Cache]] and [[Unwritten]].',
  'linux/Disk.md': 'See [[Cache]].',
  'systems/index.md': '---\ntype: topic\ntitle: Systems\n---\n\nMany machines.',
  'systems/Raft.md': 'See [[Paxos]].',
  'systems/Paxos.md': 'See [[Raft]].',
  'Alone.md': 'Nothing leads here.',
  'Part.md': '---\nseries: Walks\npart: 1\n---\n\nSee [[Raft]].',
}

/** The cards of a garden as they would be drawn with its map, by page. */
async function cardsOf(withMap = true): Promise<(page: string) => Promise<CardPicture>> {
  const options: GardenOptions = { ...defaultGardenOptions, baseUrl: 'https://n.example' }
  const asked: Picture[] = []
  const session = createSession({
    store: createMemoryStore(files),
    options,
    features: withMap
      ? everyFeature
      : createFeatureSet(
          shippedFeatures.filter(({ name }) => name !== 'map'),
          defaultLayout,
        ),
    pool: createPreparePool({ options, plugins: noPlugins }),
    assets: { stylesheet: '/style.css' as never },
    paint: async ({ picture }) => {
      asked.push(picture)
      return new Uint8Array()
    },
  })
  const snapshot = await session.update()
  const map = createMapMaker().makeWhole(createMapRequest(snapshot), { kind: 'file', text: undefined })
  const contents = new Map(map.files.map(({ address, content }) => [address, content]))
  return async (page) => {
    const address = page === '' ? siteCardAddress : cardAddressOf(page as Address)
    const file = snapshot.files().find((one) => one.address === address)!
    await file.make(async (beside) => contents.get(beside))
    return asked.at(-1) as CardPicture
  }
}

describe('the map on a card', () => {
  it('is what stands around the note, within its place, in CSS colours', async () => {
    const { map } = await (await cardsOf())('linux/cache/')
    expect(map!.names.map(({ lines }) => lines.join(' ')).sort()).toEqual(
      expect.arrayContaining(['Cash', 'Disk', 'Raft']),
    )
    expect(map!.lands).toHaveLength(1)
    for (const { x, y, colour } of map!.marks) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(cardMapSize.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(cardMapSize.height)
      expect(colour).toMatch(/^oklch\(/)
    }
  })

  it('shows a note that is wanted as a ring', async () => {
    const { map } = await (await cardsOf())('linux/cash/')
    expect(map!.marks.filter(({ isOpen }) => isOpen)).toHaveLength(1)
  })

  it('is the region of a topic among those around it, and all regions for the garden', async () => {
    const cardOf = await cardsOf()
    const topic = (await cardOf('linux/')).map!
    expect(topic.lands.filter(({ isFaint }) => !isFaint)).toHaveLength(1)
    const whole = (await cardOf('')).map!
    expect(whole.lands.length).toBeGreaterThan(1)
    expect(whole.lands.every(({ isFaint }) => !isFaint)).toBe(true)
  })

  it('is where a series begins', async () => {
    const cardOf = await cardsOf()
    expect((await cardOf('series/walks/')).map).toEqual((await cardOf('part/')).map)
  })

  it('is left out for a note that nothing joins, and without a map', async () => {
    expect((await (await cardsOf())('alone/')).map).toBeUndefined()
    const cardOf = await cardsOf(false)
    for (const page of ['linux/cache/', 'linux/', '']) expect((await cardOf(page)).map).toBeUndefined()
  })
})
