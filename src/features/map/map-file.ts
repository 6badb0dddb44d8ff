import { isCrowded } from './layout/is-crowded.ts'

/** A place in its region: parts of the region's radius, from its centre. */
export interface KnownPoint {
  readonly x: number
  readonly y: number
}

/** A region of an earlier map. */
export interface KnownRegion {
  /** Id of the region around it; empty at the top. */
  readonly parent: string
  /** From the centre of what is around it, in the map's units. */
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Number of its colour; of the region at the top that it lies in. */
  readonly hue: number
  readonly name: string
  /** Id of the topic it stands for; empty where it is none. */
  readonly topic: string
  /** Digest of the links inside; empty for a region of regions. */
  readonly digest: string
  /** Digest of what it was named by; a map's file has none. */
  readonly contents?: number
  /** By its short name; empty for a region of regions. */
  readonly nodes: ReadonlyMap<string, KnownPoint>
}

/** What the next map takes over from the last. */
export interface KnownPlaces {
  /** Digest of the whole graph: an equal one gives an equal map. */
  readonly graph: string
  /** Share of the ties that stayed inside regions when they were last made anew. */
  readonly cohesion: number
  readonly radius: number
  /** By id. */
  readonly regions: ReadonlyMap<string, KnownRegion>
}

const version = 1

/** More than this no map has, of any garden: regions, and regions around one another. */
const most = { regions: 50_000, depth: 40 }

/** How regions are called by `createRegionId` and `matchRegions`. Files are named by them, so nothing else may pass. */
const regionId = /^[0-9a-z]{7}\d{0,9}$/

/** `.hortus/map.json`: one node a line, sorted, so that a change shows as the lines of what moved. */
export function formatMapFile({ graph, cohesion, radius, regions }: KnownPlaces): string {
  const blocks = [...regions].sort(byKey).map(([id, region]) => {
    const { parent, x, y, hue, name, topic, digest, nodes } = region
    const head = {
      name,
      ...(parent !== '' && { in: parent }),
      at: [tenth(x), tenth(y), tenth(region.radius)],
      ...(parent === '' && { hue }),
      ...(topic !== '' && { topic }),
      ...(digest !== '' && { links: digest }),
    }
    const text = JSON.stringify(head)
    if (nodes.size === 0) return `${JSON.stringify(id)}:${text}`
    const lines = [...nodes]
      .sort(byKey)
      .map(([key, point]) => `"${key}":[${Math.round(point.x * 999)},${Math.round(point.y * 999)}]`)
    return `${JSON.stringify(id)}:${text.slice(0, -1)},"notes":{\n${lines.join(',\n')}}}`
  })
  const about = 'Where notes stand on the map of this garden. Safe to commit, safe to delete.'
  const head = JSON.stringify({ about, version, graph, cohesion, radius: tenth(radius) }).slice(0, -1)
  return `${head},"regions":{\n${blocks.join(',\n')}\n}}\n`
}

/**
 * Reads {@link formatMapFile}'s text; undefined where it is not one, whole and of this version. A garden may come from a
 * stranger: regions that are not in what is around them or lie on each other, notes that are not in their region or stand in
 * a heap make it another file.
 */
export function parseMapFile(text: string): KnownPlaces | undefined {
  try {
    const file = JSON.parse(text) as unknown
    if (!isRecord(file) || file['version'] !== version || !isRecord(file['regions'])) return undefined
    const regions = new Map<string, KnownRegion>()
    const entries = Object.entries(file['regions'])
    if (entries.length > most.regions) return undefined
    for (const [id, value] of entries) {
      const region = readRegion(value)
      if (region === undefined || !regionId.test(id)) return undefined
      regions.set(id, region)
    }
    const { graph, cohesion, radius } = file
    if (typeof graph !== 'string' || !isSize(cohesion) || !isSize(radius)) return undefined
    for (const { parent, x, y } of regions.values()) {
      const around = parent === '' ? radius : regions.get(parent)?.radius
      if (around === undefined || Math.hypot(x, y) > around * 1.05 + 1) return undefined
    }
    if (isTooDeep(regions) || isCrowded(regions.values())) return undefined
    return { graph, cohesion, radius, regions }
  } catch {
    return undefined
  }
}

function readRegion(value: unknown): KnownRegion | undefined {
  if (!isRecord(value) || !Array.isArray(value['at'])) return undefined
  const [x, y, radius] = value['at'] as readonly unknown[]
  if (!isNumber(x) || !isNumber(y) || !isSize(radius) || radius === 0) return undefined
  const nodes = new Map<string, KnownPoint>()
  for (const [key, point] of Object.entries(isRecord(value['notes']) ? value['notes'] : {})) {
    const [px, py] = Array.isArray(point) ? (point as readonly unknown[]) : []
    if (!isNumber(px) || !isNumber(py) || Math.hypot(px, py) > 1010) return undefined
    nodes.set(key, { x: px / 999, y: py / 999 })
  }
  const textOf = (name: string): string => (typeof value[name] === 'string' ? (value[name] as string) : '')
  return {
    parent: textOf('in'),
    x,
    y,
    radius,
    hue: isNumber(value['hue']) ? Math.abs(Math.trunc(value['hue'])) % 10 : 0,
    name: textOf('name'),
    topic: textOf('topic'),
    digest: textOf('links'),
    nodes,
  }
}

/** Whether regions are around each other in a circle, or too many around one. */
function isTooDeep(regions: ReadonlyMap<string, KnownRegion>): boolean {
  const depths = new Map<string, number>([['', 0]])
  for (const id of regions.keys()) {
    const chain: string[] = []
    for (let at = id; !depths.has(at); at = regions.get(at)!.parent) {
      chain.push(at)
      if (chain.length > most.depth) return true
    }
    for (const at of chain.reverse()) depths.set(at, depths.get(regions.get(at)!.parent)! + 1)
    if (depths.get(id)! > most.depth) return true
  }
  return false
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e7
}

function isSize(value: unknown): value is number {
  return isNumber(value) && value >= 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
