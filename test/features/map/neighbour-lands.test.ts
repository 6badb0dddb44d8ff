import { describe, expect, it } from 'vitest'
import type { NeighbourLand } from '../../../src/features/map/files/neighbour-lands.ts'
import { findOnLands, placeLands } from '../../../src/features/map/web/draw-lands.ts'
import type { Neighbour } from '../../../src/model/neighbour.ts'
import type { Address } from '../../../src/model/page.ts'
import { textOfFile } from '../../snapshot-of.ts'
import { gardenSite, pageAt } from '../gardens/garden-site.ts'

function neighbour(name: string, ...paths: readonly string[]): Neighbour {
  return {
    name,
    address: `https://${name}.example/`,
    title: name,
    state: 'kept',
    notes: paths.map((path) => ({
      href: `${path.toLowerCase()}/`,
      path,
      title: path,
      aliases: [],
      headings: [],
      topics: [],
      text: '',
      links:
        path === 'Pulp' ? [{ to: 'https://own.example/a/', before: 'By ', link: 'fibres', after: '.' }] : [],
    })),
  }
}

const known = [neighbour('kernel', 'Cache', 'Unlinked'), neighbour('paper', 'Pulp'), neighbour('far', 'Away')]

describe('other gardens on the map', () => {
  it('show the notes that links lead to or come from, in a file that the page names', async () => {
    const snapshot = await gardenSite(
      { 'a.md': '[[kernel:Cache]]' },
      { baseUrl: 'https://own.example' },
      known,
    )
    expect(await pageAt(snapshot, 'map/')).toContain('data-neighbours="/-/neighbours/map.json"')
    const lands = JSON.parse(textOfFile(snapshot, '-/neighbours/map.json' as Address)) as NeighbourLand[]
    expect(lands.map(({ title, count, notes }) => [title, count, notes])).toEqual([
      ['kernel', 2, [{ title: 'Cache', href: 'https://kernel.example/cache/', ours: ['a/'] }]],
      ['paper', 1, [{ title: 'Pulp', href: 'https://paper.example/pulp/', ours: ['a/'] }]],
    ])
  })

  it('are not there where no link crosses the border', async () => {
    const snapshot = await gardenSite({ 'a.md': 'Alone.' }, { baseUrl: 'https://other.example' }, known)
    expect(await pageAt(snapshot, 'map/')).not.toContain('neighbours/map.json')
    expect(snapshot.files().map(({ address }) => address)).not.toContain('-/neighbours/map.json')
  })

  it('are found by their marks and their names, and joined with our notes', () => {
    const lands: readonly NeighbourLand[] = [
      {
        title: 'Kernel',
        address: 'https://kernel.example/',
        count: 1,
        notes: [
          { title: 'Cache', href: 'https://kernel.example/cache/', ours: ['a/', 'gone/'] as Address[] },
        ],
      },
    ]
    const placed = placeLands(lands, 100, 10, (address) => (address === 'a/' ? { x: 3, y: 4 } : undefined))
    const [land] = placed
    const [mark] = land!.marks
    expect(mark?.ours).toEqual([{ x: 3, y: 4 }])
    const at = { scale: 2, x: 500, y: 400, width: 1000, height: 800 }
    const on = (x: number, y: number) => findOnLands(placed, { x: 500 + x * 2, y: 400 - y * 2 }, at)?.href
    expect(on(mark!.x, mark!.y)).toBe('https://kernel.example/cache/')
    expect(on(land!.x, land!.y + land!.radius + 6)).toBe('https://kernel.example/')
    expect(on(0, 0)).toBeUndefined()
  })

  it.each([1, 2, 3, 8])('lie around the map and not on each other: %d', (count) => {
    const lands = Array.from({ length: count }, (_, i) => ({
      title: String(i),
      address: '',
      count: 9,
      notes: Array.from({ length: 9 }, (_unused, k) => ({ title: String(k), href: '', ours: [] })),
    }))
    const placed = placeLands(lands, 100, 10)
    for (const [i, land] of placed.entries()) {
      expect(Math.hypot(land.x, land.y) - land.radius).toBeGreaterThan(100)
      for (const other of placed.slice(i + 1))
        expect(Math.hypot(land.x - other.x, land.y - other.y)).toBeGreaterThan(land.radius + other.radius)
      for (const mark of land.marks)
        expect(Math.hypot(mark.x - land.x, mark.y - land.y)).toBeLessThan(land.radius)
    }
  })
})
