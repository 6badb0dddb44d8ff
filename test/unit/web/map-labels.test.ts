import { describe, expect, it } from 'vitest'
import type { RegionData } from '../../../src/features/map/files/map-data.ts'
import { insideFrom, reachTowards } from '../../../src/features/map/web/coast-reach.ts'
import { createLabelIndex } from '../../../src/features/map/web/label-index.ts'
import { typeOfRegion } from '../../../src/features/map/web/label-type.ts'
import type { MapLabel } from '../../../src/features/map/web/map-label.ts'
import { markSize } from '../../../src/features/map/web/map-style.ts'
import { pushFromName } from '../../../src/features/map/web/push-from-names.ts'

const round: RegionData = {
  id: 'round',
  parent: -1,
  name: 'Round',
  hue: 0,
  x: 0,
  y: 0,
  radius: 100,
  notes: 40,
  coast: Array.from({ length: 32 }, () => 1),
  inside: 'nodes',
  version: '',
}

const label = (id: string, x: number, y: number, more: Partial<MapLabel> = {}): MapLabel => ({
  id,
  text: id,
  count: '',
  x,
  y,
  width: 20,
  height: 8,
  aside: 0,
  below: 6,
  moves: [],
  due: 1,
  from: 0,
  to: 1e6,
  kind: 'node',
  level: 9,
  stage: -1,
  size: 11,
  weight: 450,
  group: 'round',
  ...more,
})

describe('names on the map', () => {
  it('are eight of a region from afar, and more as the reader comes nearer, the weightiest first', () => {
    const labels = createLabelIndex()
    labels.add(
      Array.from({ length: 20 }, (_, i) => label(`n${i}`, (i % 5) * 40 - 80, Math.floor(i / 5) * 30 - 45)),
    )
    const shownAt = (scale: number) =>
      [...labels.labels.values()].filter(({ shownFrom }) => shownFrom <= scale)
    expect(shownAt(1).map(({ id }) => id)).toEqual(Array.from({ length: 8 }, (_, i) => `n${i}`))
    expect(shownAt(1.5).length).toBe(18)
    expect(shownAt(2).length).toBe(20)
    labels.remove(['n0'])
    labels.add([label('late', -80, -45)])
    expect(shownAt(1).map(({ id }) => id)).toContain('late')
  })

  it('are arranged so that as many as possible of the weightiest have room', () => {
    const labels = createLabelIndex()
    const moves = [{ aside: 0, below: -6, from: 0 }]
    // The first would be in the way of both others if it stood below its mark.
    labels.addFromAfar([label('a', 0, 0, { moves }), label('b', -12, -2), label('c', 12, -2)])
    expect([...labels.labels.keys()].sort()).toEqual(['a', 'b', 'c'])
    expect(labels.labels.get('a')?.below).toBe(-6)
  })

  it('come only where they do not cross a coast', () => {
    expect(reachTowards(round, { x: 3, y: 4 })).toBeCloseTo(100)
    const box = { width: 40, height: 10, aside: 0, below: 0 }
    expect(insideFrom(round, { ...box, x: 0, y: 0 }, 1)).toBeLessThan(1)
    // Fifteen units from the coast there is room for half of forty pixels from 1.4 pixels per unit on.
    const from = insideFrom(round, { ...box, x: 85, y: 0 }, 1)
    expect(from).toBeGreaterThan(1.3)
    expect(from).toBeLessThan(1.7)
  })

  it('of regions grow with the root of their notes', () => {
    const type = { regions: [{ least: 10, most: 24 }] }
    expect([100, 25, 1].map((notes) => typeOfRegion(0, notes, 100, type).size)).toEqual([24, 12, 10])
  })

  it('push marks from under them, up or down, in order, and no farther than the land reaches', () => {
    const name = {
      ...label('round', 0, 0, { kind: 'region', width: 60, height: 20, below: 0 }),
      shownFrom: 0,
    }
    const ys = [1, 4, 9, 15, 25, 41, 60].map((y) => pushFromName({ x: 0, y }, round, name).y)
    expect(ys[0]).toBeGreaterThan(14)
    expect(ys).toEqual([...ys].sort((a, b) => a - b))
    expect(ys.at(-1)).toBe(60)
    expect(pushFromName({ x: 0, y: -1 }, round, name).y).toBeLessThan(-14)
    expect(pushFromName({ x: 80, y: 0 }, round, name)).toEqual({ x: 80, y: 0 })
    const small = { ...round, radius: 12 }
    expect(pushFromName({ x: 0, y: 2 }, small, name)).toEqual({ x: 0, y: 2 })
  })
})

describe('marks', () => {
  const roomOf = (links: number): number => 1 + 0.3 * Math.log(1 + links)

  it('tell a hub from a leaf, and never fill more than their own room', () => {
    expect(markSize(roomOf(40), 5) / markSize(roomOf(1), 5)).toBeGreaterThan(2.5)
    for (const scale of [0.5, 2, 5, 20, 56])
      for (const links of [0, 3, 30, 3000]) {
        const size = markSize(roomOf(links), scale)
        expect(size).toBeGreaterThanOrEqual(1.3)
        expect(size).toBeLessThanOrEqual(Math.max(1.3, roomOf(links) * scale))
      }
  })
})
