import { expect, it } from 'vitest'
import type { RegionData } from '../../../src/features/map/files/map-data.ts'
import { createTileBringer } from '../../../src/features/map/web/bring-tiles.ts'
import type { MapNotes } from '../../../src/features/map/web/map-notes.ts'
import type { MapView } from '../../../src/features/map/web/map-view.ts'

const view = {
  scale: () => 1,
  camera: () => ({ x: 0, y: 0, span: 100 }),
  sigma: { getDimensions: () => ({ width: 100, height: 100 }) },
} as unknown as MapView

/** Notes of a small garden in so many regions; each of their tiles comes a moment after the one before. */
function notesIn(count: number): MapNotes {
  const regions = Array.from({ length: count }, (_, i) => ({
    id: `r${i}`,
    x: i,
    y: 0,
    radius: 9,
    inside: 'nodes',
  }))
  const tiles = new Map<string, object>()
  const pathOf = ({ id }: Pick<RegionData, 'id'>): string => id
  return {
    ...{ overview: { notes: count }, regions, notes: new Map(), tiles, pathOf },
    async loadTile(path: string) {
      await new Promise((resolve) => setTimeout(resolve, Number(path.slice(1))))
      tiles.set(path, { region: regions.find(({ id }) => id === path) })
      return []
    },
  } as unknown as MapNotes
}

/** What is drawn of a garden until all has come; drawing a tile takes so many milliseconds. */
async function draw(count: number, cost: number) {
  const drawn: string[] = []
  let [tasks, together] = [0, 0]
  const bringer = createTileBringer(view, notesIn(count), {
    onNotes({ path }) {
      drawn.push(path)
      for (const until = performance.now() + cost; performance.now() < until; );
      together++
      setTimeout(() => tasks++)
    },
    onDrawn: () => {
      together = 0
    },
    onRegions: () => {},
    onDrop: () => {},
    isKept: () => false,
    isAskedFor: () => false,
    isOver: () => false,
  })
  bringer.look()
  await bringer.settled()
  return { drawn: drawn.sort(), tasks, together }
}

it('draws all tiles, those also that come after the first ones were drawn at once', async () => {
  const { drawn, together } = await draw(9, 0)
  expect(drawn).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'])
  expect(together).toBe(0)
})

it('lets the browser do something else between tiles that take long', async () => {
  const { drawn, tasks } = await draw(4, 30)
  expect(drawn).toEqual(['r0', 'r1', 'r2', 'r3'])
  // Before the last tile of all was drawn, what had been put off meanwhile was done.
  expect(tasks).toBeGreaterThanOrEqual(3)
})
