import type { MapGraph } from './map-graph.ts'
import { hashText } from './seeded-random.ts'

/** Short names of a graph's nodes, made once for all that compares them. */
export interface NodeNames {
  /** Eight letters and digits each; see {@link shortKey}. */
  readonly keys: readonly string[]
  readonly hashes: Uint32Array
}

/** Hashes every node's key. */
export function nameNodes({ nodes }: Pick<MapGraph, 'nodes'>): NodeNames {
  const hashes = Uint32Array.from(nodes, ({ key }) => hashText(key))
  return { hashes, keys: nodes.map(({ key }, i) => joinKey(hashes[i]!, key)) }
}

/** Name of a node in the map's file: eight letters and digits instead of its path, which keeps the file small. */
export function shortKey(key: string): string {
  return joinKey(hashText(key), key)
}

function joinKey(low: number, key: string): string {
  const high = hashText(key, 0x9e3779b9) & 0x1ff
  return (high * 4_294_967_296 + low).toString(36).padStart(8, '0')
}
