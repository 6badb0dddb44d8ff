import { ByteReader } from '../../../model/bytes/byte-reader.ts'
import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import type { InnerEdge, MapTile, NeighborTile, NodeData, OuterEdge } from './map-data.ts'

const format = 1

/** The disc that a tile's nodes are in; their places are parts of it. */
interface TileFrame {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Of the whole map, for the places of neighbours. */
  readonly mapRadius: number
}

/**
 * Writes a tile: nodes column by column, edges as the distances between the places they lead to. `inner` is sorted by
 * source, then target; `outer` by node, neighbour, place. Places lose what is finer than a 32,767th of the disc.
 */
export function encodeTile(
  { nodes, inner, outer, neighbors }: MapTile,
  frame: TileFrame,
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter()
  out.byte(format)
  out.count(nodes.length)
  for (const { x } of nodes) out.short(((x - frame.x) / frame.radius) * 32_767)
  for (const { y } of nodes) out.short(((y - frame.y) / frame.radius) * 32_767)
  for (const { kind, stage } of nodes) out.byte(kind * 8 + stage + 1)
  for (const { size } of nodes) out.byte(Math.min(255, Math.round(size * 20)))
  for (const { rank } of nodes) out.count(Math.round(rank * 100))
  for (const { planted } of nodes) out.count(planted + 1)
  for (const { linksIn } of nodes) out.count(linksIn)
  for (const { linksOut } of nodes) out.count(linksOut)
  for (const { island, isBridge } of nodes) out.count(island * 2 + (isBridge ? 1 : 0))
  out.count(inner.length)
  let source = 0
  let target = 0
  for (const edge of inner) {
    out.count(edge.source - source)
    if (edge.source !== source) target = 0
    out.count((edge.target - target) * 8 + edge.kind)
    source = edge.source
    target = edge.target
  }
  out.count(neighbors.length)
  for (const { id, x, y } of neighbors) {
    out.text(id)
    out.short((x / frame.mapRadius) * 32_767)
    out.short((y / frame.mapRadius) * 32_767)
  }
  out.count(outer.length)
  let node = 0
  let neighbor = 0
  for (const edge of outer) {
    out.count(edge.node - node)
    if (edge.node !== node) neighbor = 0
    out.count(edge.neighbor - neighbor)
    out.count(edge.place * 16 + edge.kind * 2 + (edge.isOut ? 1 : 0))
    node = edge.node
    neighbor = edge.neighbor
  }
  return out.toBytes()
}

/** Reads {@link encodeTile}'s file. Throws a RangeError for anything else. */
export function decodeTile(bytes: Uint8Array, frame: TileFrame): MapTile {
  const from = new ByteReader(bytes)
  if (from.byte() !== format) throw new RangeError('Unexpected version of a tile')
  const count = from.count()
  const column = (read: () => number): readonly number[] => Array.from({ length: count }, read)
  const x = column(() => frame.x + (from.short() / 32_767) * frame.radius)
  const y = column(() => frame.y + (from.short() / 32_767) * frame.radius)
  const looks = column(() => from.byte())
  const sizes = column(() => from.byte() / 20)
  const ranks = column(() => from.count() / 100)
  const planted = column(() => from.count() - 1)
  const linksIn = column(() => from.count())
  const linksOut = column(() => from.count())
  const islands = column(() => from.count())
  const nodes = looks.map(
    (look, i): NodeData => ({
      x: x[i]!,
      y: y[i]!,
      size: sizes[i]!,
      kind: look >> 3,
      stage: (look & 7) - 1,
      planted: planted[i]!,
      linksIn: linksIn[i]!,
      linksOut: linksOut[i]!,
      island: islands[i]! >> 1,
      isBridge: (islands[i]! & 1) === 1,
      rank: ranks[i]!,
    }),
  )
  const inner: InnerEdge[] = []
  let source = 0
  let target = 0
  for (let left = from.count(); left > 0; left--) {
    const step = from.count()
    if (step > 0) target = 0
    source += step
    const value = from.count()
    target += value >> 3
    inner.push({ source, target, kind: value & 7 })
  }
  const neighbors: NeighborTile[] = []
  for (let left = from.count(); left > 0; left--)
    neighbors.push({
      id: from.text(),
      x: (from.short() / 32_767) * frame.mapRadius,
      y: (from.short() / 32_767) * frame.mapRadius,
    })
  const outer: OuterEdge[] = []
  let node = 0
  let neighbor = 0
  for (let left = from.count(); left > 0; left--) {
    const step = from.count()
    if (step > 0) neighbor = 0
    node += step
    neighbor += from.count()
    const value = from.count()
    outer.push({ node, neighbor, place: value >> 4, kind: (value >> 1) & 7, isOut: (value & 1) === 1 })
  }
  return { nodes, inner, outer, neighbors }
}
