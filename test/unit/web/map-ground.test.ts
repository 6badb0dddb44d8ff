import { describe, expect, it } from 'vitest'
import { coastDirections, type RegionData } from '../../../src/features/map/files/map-data.ts'
import { comeNearer } from '../../../src/features/map/web/come-nearer.ts'
import { findGround, type GroundSource } from '../../../src/features/map/web/find-ground.ts'
import type { LoadedTile } from '../../../src/features/map/web/map-source.ts'

function region(id: string, x: number, y: number, radius: number, parent = -1): RegionData {
  const coast = Array.from({ length: coastDirections }, () => 1)
  return { id, parent, name: id, hue: 0, x, y, radius, notes: 1, coast, inside: 'nodes', version: '' }
}

/** Two lands; the eastern one holds two districts, of which the southern has one note. */
const regions = [
  region('west', -100, 0, 40),
  { ...region('east', 100, 0, 60), inside: 'listed' as const },
  region('north', 100, 30, 20, 1),
  region('south', 100, -30, 20, 1),
]
const tile = { tile: { nodes: [{ x: 95, y: -30 }] } } as unknown as LoadedTile
const source: GroundSource = {
  regions,
  tiles: new Map([['south', tile]]),
  pathOf: ({ id }) => id,
  isRegionThere: () => true,
  isNoteThere: () => true,
}

describe('where something is', () => {
  it('is the place itself on land, and close to a coast', () => {
    expect(findGround(source, { x: -110, y: 5 }, 1)).toEqual({ x: -110, y: 5 })
    expect(findGround(source, { x: -145, y: 0 }, 1)).toEqual({ x: -145, y: 0 })
  })

  it('is on the nearest land where a place is in the sea', () => {
    const { x, y } = findGround(source, { x: -300, y: 0 }, 1)
    expect(x).toBeCloseTo(-134)
    expect(y).toBeCloseTo(0)
  })

  it('is at the nearest district of a land, and the nearest note of a district, once those can be seen', () => {
    const between = { x: 145, y: 6 }
    expect(findGround(source, between, 0.5)).toEqual(between)
    const ashore = findGround(source, between, 10)
    expect(Math.hypot(ashore.x - 100, ashore.y - 30)).toBeLessThan(20)
    expect(findGround(source, { x: 110, y: -30 }, 10)).toEqual({ x: 95, y: -30 })
  })

  it('is never what a filter hides', () => {
    const isEast = ({ id }: RegionData): boolean => id !== 'west'
    const { x } = findGround({ ...source, isRegionThere: isEast }, { x: -110, y: 0 }, 0.5)
    expect(x).toBeGreaterThan(40)
    const at = { x: 110, y: -30 }
    expect(findGround({ ...source, isNoteThere: () => false }, at, 10)).toEqual(at)
  })
})

describe('coming nearer', () => {
  const camera = { x: 0, y: 0, span: 100 }
  const reach = { x: 80, y: 50 }

  it('leaves the ground where it is on the screen', () => {
    const next = comeNearer(camera, { x: 40, y: -20 }, 2, reach)
    expect(next).toEqual({ x: 20, y: -10, span: 50 })
    expect((40 - next.x) * 2).toBeCloseTo(40)
  })

  it('brings ground that is out of sight into view in a few steps', () => {
    let at: Parameters<typeof comeNearer>[0] = camera
    for (let step = 0; step < 8; step++) {
      const half = { x: (reach.x * at.span) / 100, y: (reach.y * at.span) / 100 }
      at = comeNearer(at, { x: 300, y: 0 }, 1.5, half)
    }
    expect(Math.abs(300 - at.x)).toBeLessThan((reach.x * at.span) / 100)
  })
})
