import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { UndirectedGraph } from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import neighborhoodPreservation from 'graphology-metrics/layout-quality/neighborhood-preservation.js'
import { describe, expect, it } from 'vitest'
import { buildMap, type GardenMap } from '../../src/features/map/build-map.ts'
import { openMapFiles } from '../../src/features/map/files/map-files.ts'
import type { MapGraph } from '../../src/features/map/graph/map-graph.ts'
import { formatMapFile } from '../../src/features/map/map-file.ts'
import { createMapRequest } from '../../src/features/map/map-request.ts'
import { everyFeature } from '../../src/features/shipped.ts'
import { defaultGardenOptions } from '../../src/model/options.ts'
import type { Href } from '../../src/model/page.ts'
import { createSeededRandom } from '../../src/model/seeded-random.ts'
import { noPlugins } from '../../src/session/prepare/load-plugins.ts'
import { createPreparePool } from '../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../src/session/session.ts'
import { createDiskStore } from '../../src/store/disk-store.ts'
import { growGraph, partOf } from '../grow-graph.ts'

/**
 * What the map promises, measured: `HORTUS_FULL=1 npx vitest run --config test/vitest.config.ts test/bench/map.test.ts`.
 * It takes minutes, most of them ForceAtlas2's. Times are of the processor and only printed; bars are ratios.
 */
const isFull = process.env['HORTUS_FULL'] === '1'
const vaults =
  process.env['HORTUS_VAULTS'] ?? fileURLToPath(new URL('../../../shared/vaults', import.meta.url))
const hub = `${vaults}/obsidian-hub`

const seconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function say(text: string): void {
  process.stdout.write(`    ${text}\n`)
}

async function readGraph(folder: string): Promise<MapGraph> {
  const options = defaultGardenOptions
  const session = createSession({
    features: everyFeature,
    store: createDiskStore(folder),
    options,
    pool: createPreparePool({ options, plugins: noPlugins }),
    assets: { stylesheet: '/site.css' as Href },
  })
  return createMapRequest(await session.update()).graph
}

/** Where every node is, in the map's units. */
function places({ graph, hierarchy, layout }: GardenMap): ReadonlyMap<string, readonly [number, number]> {
  return new Map(
    graph.nodes.map(({ key }, node) => {
      const leaf = hierarchy.leafOf[node]!
      const size = layout.radii.regions[leaf]!
      const x = layout.regionX[leaf]! + layout.nodeX[node]! * size
      return [key, [x, layout.regionY[leaf]! + layout.nodeY[node]! * size] as const]
    }),
  )
}

/** Length of an average link beside the distance of an average pair, and how many neighbours stand next to each other. */
function readability(graph: MapGraph, at: (node: number) => readonly [number, number]) {
  const drawn = new UndirectedGraph()
  for (const node of graph.nodes.keys()) drawn.addNode(node, { x: at(node)[0], y: at(node)[1] })
  let links = 0
  const distance = (a: number, b: number): number => Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1])
  for (let i = 0; i < graph.sources.length; i++) {
    drawn.mergeUndirectedEdge(graph.sources[i], graph.targets[i])
    links += distance(graph.sources[i]!, graph.targets[i]!)
  }
  const random = createSeededRandom(5)
  let pairs = 0
  const pick = (): number => Math.floor(random() * graph.nodes.length)
  for (let i = 0; i < 100_000; i++) pairs += distance(pick(), pick())
  return {
    length: links / graph.sources.length / (pairs / 100_000),
    neighbors: neighborhoodPreservation(drawn) as number,
  }
}

function plainForceAtlas(graph: MapGraph): (node: number) => readonly [number, number] {
  const drawn = new UndirectedGraph()
  const random = createSeededRandom(7)
  for (const node of graph.nodes.keys()) drawn.addNode(node, { x: random() * 1000, y: random() * 1000 })
  for (let i = 0; i < graph.sources.length; i++) drawn.mergeUndirectedEdge(graph.sources[i], graph.targets[i])
  const at = forceAtlas2(drawn, { iterations: 500, settings: forceAtlas2.inferSettings(drawn) })
  return (node) => [at[node]!.x, at[node]!.y]
}

describe.runIf(isFull)('the map, measured', () => {
  it('stays put on a garden grown in ten steps of one per cent', async () => {
    const whole = existsSync(hub) ? await readGraph(hub) : growGraph(6_000, 21_000)
    const random = createSeededRandom(11)
    const turn = whole.nodes.map(() => random())
    const at = (share: number): MapGraph => partOf(whole, (_, place) => turn[place]! < share)
    const start = seconds()
    let map = buildMap(at(0.9))
    say(
      `first map: ${(seconds() - start).toFixed(2)} s, file ${Math.round(formatMapFile(map.known).length / 1024)} KiB`,
    )
    for (let step = 1; step <= 10; step++) {
      const from = seconds()
      const next = buildMap(at(0.9 + step / 100), map.known)
      const now = places(next)
      const moved = [...places(map)]
        .map(
          ([key, [x, y]]) =>
            Math.hypot(now.get(key)![0] - x, now.get(key)![1] - y) / (2 * next.layout.radii.garden),
        )
        .sort((a, b) => a - b)
      const [half, most] = [moved[Math.floor(moved.length * 0.5)]!, moved[Math.floor(moved.length * 0.95)]!]
      say(
        `step ${step}: median ${(100 * half).toFixed(2)} %, 95th ${(100 * most).toFixed(2)} % of the width, ${(seconds() - from).toFixed(2)} s`,
      )
      expect(half).toBeLessThan(0.01)
      expect(most).toBeLessThan(0.05)
      map = next
    }
  }, 600_000)

  it('moves the notes of one region at most when one link is gone', async () => {
    const graph = existsSync(hub) ? await readGraph(hub) : growGraph(6_000, 21_000)
    let map = buildMap(graph)
    map = buildMap(graph, map.known)
    const random = createSeededRandom(3)
    const times: number[] = []
    for (let edit = 0; edit < 15; edit++) {
      const gone = Math.floor(random() * graph.sources.length)
      const edited: MapGraph = {
        ...graph,
        sources: graph.sources.filter((_, i) => i !== gone),
        targets: graph.targets.filter((_, i) => i !== gone),
        kinds: graph.kinds.filter((_, i) => i !== gone),
        weights: graph.weights.filter((_, i) => i !== gone),
      }
      const from = seconds()
      const next = buildMap(edited, map.known)
      times.push(seconds() - from)
      const [then, now] = [places(map), places(next)]
      const leaves = new Set(
        graph.nodes.flatMap(({ key }, node) => {
          const [from, to] = [then.get(key)!, now.get(key)!]
          return from[0] === to[0] && from[1] === to[1] ? [] : [next.hierarchy.leafOf[node]!]
        }),
      )
      expect(leaves.size, `regions whose notes were moved by edit ${edit}`).toBeLessThanOrEqual(1)
    }
    times.sort((a, b) => a - b)
    say(
      `one link less: median ${(1000 * times[7]!).toFixed(0)} ms, most ${(1000 * times[14]!).toFixed(0)} ms`,
    )
  }, 600_000)

  it('is as readable as plain ForceAtlas2 with 500 rounds', async () => {
    for (const name of ['obsidian-help', 'obsidian-hub']) {
      const folder = `${vaults}/${name}`
      const graph = existsSync(folder) ? await readGraph(folder) : growGraph(1_000, 4_000)
      const map = buildMap(graph)
      const keys = places(map)
      const ours = readability(graph, (node) => keys.get(graph.nodes[node]!.key)!)
      const plain = readability(graph, plainForceAtlas(graph))
      const ratios = { length: plain.length / ours.length, neighbors: ours.neighbors / plain.neighbors }
      say(
        `${name}: links ${ratios.length.toFixed(2)} x as short, neighbours ${ratios.neighbors.toFixed(2)} x as near`,
      )
      expect(ratios.length).toBeGreaterThanOrEqual(0.9)
      expect(ratios.neighbors).toBeGreaterThanOrEqual(0.9)
    }
  }, 600_000)

  it('grows with the garden evenly, to 100,000 notes and 500,000 links', () => {
    const costs: number[] = []
    for (const count of [25_000, 50_000, 100_000]) {
      const graph = growGraph(count, count * 5)
      const from = seconds()
      const map = buildMap(graph)
      const made = seconds() - from
      const none = {
        keys: [],
        sources: new Uint32Array(),
        targets: new Uint32Array(),
        dullness: new Uint8Array(),
      }
      const files = openMapFiles(map, none).all()
      const overview = files.find(({ address }) => address.endsWith('overview.bin'))!
      const kilobytes = gzipSync(overview.content).length / 1000
      costs.push(seconds() - from)
      const memory = Math.round(process.resourceUsage().maxRSS / 1024)
      say(
        `${count} notes, ${graph.sources.length} links: map ${made.toFixed(1)} s, files ${(costs.at(-1)! - made).toFixed(1)} s, overview ${kilobytes.toFixed(1)} kB, peak ${memory} MiB with the test's own graph`,
      )
      expect(kilobytes).toBeLessThanOrEqual(40)
    }
    expect(Math.log2(costs[2]! / costs[0]!) / 2).toBeLessThan(1.35)
  }, 900_000)
})
