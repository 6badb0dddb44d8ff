import { hashText } from '../../../model/hash-text.ts'
import { memoByObject } from '../../../model/memo-by-object.ts'
import type { MapNode } from '../graph/map-graph.ts'

/** Short names of a graph's nodes, made once for all that compares them. */
export interface NodeNames {
  /** Eight letters and digits each, by which the map's file names its nodes: that keeps it small. */
  readonly keys: readonly string[]
  readonly hashes: Uint32Array
  /** Of what each is called and what it is. */
  readonly titles: Uint32Array
}

/** Hashes every node's key and title. */
export const nameNodes = memoByObject((nodes: readonly MapNode[]): NodeNames => {
  const keys = new Array<string>(nodes.length)
  const hashes = new Uint32Array(nodes.length)
  const titles = new Uint32Array(nodes.length)
  for (const [i, node] of nodes.entries()) {
    const { key, hash, title } = nameOf(node)
    keys[i] = key
    hashes[i] = hash
    titles[i] = title
  }
  return { keys, hashes, titles }
})

/** One by one: after an edit nearly all nodes are those of the last map. */
const nameOf = memoByObject(({ key, title, kind }: MapNode) => {
  const hash = hashText(key)
  return { key: joinKey(hash, key), hash, title: hashText(title + kind) }
})

/** All pairs of digits in base 36: four of them are a name, and put together faster than a number is written out. */
const pairs = Array.from({ length: 36 ** 2 }, (_, pair) => pair.toString(36).padStart(2, '0'))

function joinKey(low: number, key: string): string {
  let rest = (hashText(key, 0x9e3779b9) & 0x1ff) * 4_294_967_296 + low
  let text = ''
  for (let i = 0; i < 4; i++) {
    const above = Math.floor(rest / pairs.length)
    text = pairs[rest - above * pairs.length]! + text
    rest = above
  }
  return text
}
