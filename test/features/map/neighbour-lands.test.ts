import { describe, expect, it } from 'vitest'
import type { NeighbourLand } from '../../../src/features/map/files/neighbour-lands.ts'
import { findOnLands, placeLands } from '../../../src/features/map/web/draw-lands.ts'
import type { Neighbour } from '../../../src/model/neighbour.ts'
import type { Address } from '../../../src/model/page.ts'
import { textOfFile } from '../../snapshot-of.ts'
import { gardenSite, pageAt } from '../gardens/garden-site.ts'
import { neighbourNote } from '../gardens/neighbour-note.ts'

function neighbour(name: string, ...paths: readonly string[]): Neighbour {
  return {
    name,
    address: `https://${name}.example/`,
    title: name,
    state: 'kept',
    notes: paths.map((path) =>
      neighbourNote(
        path,
        path === 'Pulp'
          ? { links: [{ to: 'https://own.example/a/', before: 'By ', link: 'fibres', after: '.' }] }
          : {},
      ),
    ),
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
      ['kernel', 2, [{ title: 'Cache', href: 'https://kernel.example/cache/', ours: ['a/'], region: 0 }]],
      ['paper', 1, [{ title: 'Pulp', href: 'https://paper.example/pulp/', ours: ['a/'], region: 0 }]],
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
        regions: [{ name: 'Memory', count: 1 }],
        notes: [
          {
            title: 'Cache',
            href: 'https://kernel.example/cache/',
            ours: ['a/', 'gone/'] as Address[],
            region: 0,
          },
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
      regions: [6, 2, 1].map((many, k) => ({ name: `R${k}`, count: many })),
      notes: Array.from({ length: 9 }, (_unused, k) => ({
        title: String(k),
        href: '',
        ours: [],
        region: k % 3,
      })),
    }))
    const placed = placeLands(lands, 100, 10)
    for (const [i, land] of placed.entries()) {
      expect(Math.hypot(land.x, land.y) - land.radius).toBeGreaterThan(100)
      for (const other of placed.slice(i + 1))
        expect(Math.hypot(land.x - other.x, land.y - other.y)).toBeGreaterThan(land.radius + other.radius)
      for (const mark of land.marks)
        expect(Math.hypot(mark.x - land.x, mark.y - land.y)).toBeLessThan(land.radius)
      for (const { coast } of land.regions)
        for (const point of coast)
          expect(Math.hypot(point.x - land.x, point.y - land.y)).toBeLessThan(land.radius * 1.05)
    }
  })

  it('look as on their own map, where they told of it', async () => {
    const coast = Array.from({ length: 32 }, () => 100)
    const [kernel] = known
    const drawn: Neighbour = {
      ...kernel!,
      notes: kernel!.notes.map((one, i) => ({ ...one, at: i === 0 ? [-500, 100] : [400, 0] })),
      regions: [
        { name: 'Disks', notes: 9, x: 400, y: 0, radius: 300, coast },
        { name: 'Memory', notes: 4, x: -450, y: 100, radius: 200, coast },
      ],
    }
    const snapshot = await gardenSite({ 'a.md': '[[kernel:Cache]]' }, {}, [drawn])
    const lands = JSON.parse(textOfFile(snapshot, '-/neighbours/map.json' as Address)) as NeighbourLand[]
    expect(lands[0]?.regions.map(({ name, count }) => [name, count])).toEqual([
      ['Disks', 9],
      ['Memory', 4],
    ])
    expect(lands[0]?.notes).toEqual([
      { title: 'Cache', href: 'https://kernel.example/cache/', ours: ['a/'], region: 1, at: [-500, 100] },
    ])
    const [land] = placeLands(lands, 100, 10)
    const scale = land!.radius / 1_000
    expect(land!.marks[0]!.x).toBeCloseTo(land!.x - 500 * scale)
    expect(land!.marks[0]!.y).toBeCloseTo(land!.y + 100 * scale)
    const [disks, memory] = land!.regions
    expect(disks!.x - memory!.x).toBeCloseTo(850 * scale)
    expect(disks!.coast[0]!.x).toBeCloseTo(land!.x + 700 * scale)
    expect(disks!.coast).toHaveLength(33)
  })

  it('have a shape of their own: their topics as regions, as large as they have notes', async () => {
    const topics = ['Memory', 'Memory', 'Memory', 'Memory', 'Disks']
    const notes = known[0]!.notes
    const kernel = {
      ...known[0]!,
      notes: [
        ...notes.map((note) => ({ ...note, topics: ['Memory'] })),
        ...topics.map((topic, k) => ({ ...notes[1]!, path: `N${k}`, href: `n${k}/`, topics: [topic] })),
        { ...notes[1]!, path: 'shelf/N', href: 'n/' },
        { ...notes[1]!, path: 'Loose', href: 'loose/' },
      ],
    }
    const snapshot = await gardenSite({ 'a.md': '[[kernel:Cache]]' }, {}, [kernel])
    const [land] = JSON.parse(textOfFile(snapshot, '-/neighbours/map.json' as Address)) as NeighbourLand[]
    expect(land?.regions).toEqual([
      { name: 'Memory', count: 6 },
      { name: 'Disks', count: 1 },
      { name: 'shelf', count: 1 },
      { name: '', count: 1 },
    ])
    const [one] = placeLands([land!], 100, 10)
    const [other] = placeLands([{ ...land!, title: 'Another' }], 100, 10)
    expect(placeLands([land!], 100, 10)).toEqual([one])
    expect(one?.regions[0]?.radius).toBeGreaterThan(one?.regions[1]?.radius ?? 0)
    expect(one?.regions[0]?.coast).not.toEqual(other?.regions[0]?.coast)
  })

  it('have few regions, however many topics a garden says it has', async () => {
    const notes = Array.from({ length: 5_000 }, (_, k) => ({
      ...known[0]!.notes[0]!,
      path: `N${k}`,
      href: `n${k}/`,
      topics: [`T${k % 999}`],
    }))
    const kernel = { ...known[0]!, notes: [...known[0]!.notes, ...notes] }
    const snapshot = await gardenSite({ 'a.md': '[[kernel:Cache]]' }, {}, [kernel])
    const [land] = JSON.parse(textOfFile(snapshot, '-/neighbours/map.json' as Address)) as NeighbourLand[]
    expect(land?.regions).toHaveLength(7)
    expect(land?.regions.reduce((sum, { count }) => sum + count, 0)).toBe(5_002)
  })
})
