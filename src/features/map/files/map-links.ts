import { ByteReader } from '../../../model/bytes/byte-reader.ts'
import { ByteWriter } from '../../../model/bytes/byte-writer.ts'

/** All links between notes, for those who look for ways from one to another. */
export interface MapLinks {
  /** The leaf regions in the order of their notes: the path of ids to each, and how many nodes it has. */
  readonly leaves: readonly { readonly region: string; readonly nodes: number }[]
  /** Nodes are numbered through the leaves. Sorted by source, then target. */
  readonly sources: ArrayLike<number>
  readonly targets: ArrayLike<number>
  /** How little each link says, 0 to 255. */
  readonly dullness: ArrayLike<number>
}

const format = 1

/** Writes the file of all links: targets as distances from the one before. */
export function encodeLinks({ leaves, sources, targets, dullness }: MapLinks): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter()
  out.byte(format)
  out.count(leaves.length)
  for (const { region, nodes } of leaves) {
    out.text(region)
    out.count(nodes)
  }
  out.count(sources.length)
  let source = 0
  let target = 0
  for (let i = 0; i < sources.length; i++) {
    out.count(sources[i]! - source)
    // The first target of a source is likely near it.
    out.signed(targets[i]! - (sources[i] === source && i > 0 ? target : sources[i]!))
    out.byte(dullness[i]!)
    source = sources[i]!
    target = targets[i]!
  }
  return out.toBytes()
}

/** Reads {@link encodeLinks}' file. Throws a RangeError for anything else. */
export function decodeLinks(bytes: Uint8Array): MapLinks {
  const from = new ByteReader(bytes)
  if (from.byte() !== format) throw new RangeError('Unexpected version of the map’s links')
  const leaves: { region: string; nodes: number }[] = []
  for (let left = from.count(); left > 0; left--) leaves.push({ region: from.text(), nodes: from.count() })
  const count = from.count()
  if (count > bytes.length) throw new RangeError('Unexpected number of links')
  const sources = new Uint32Array(count)
  const targets = new Uint32Array(count)
  const dullness = new Uint8Array(count)
  let source = 0
  let target = 0
  for (let i = 0; i < count; i++) {
    const step = from.count()
    const isSame = step === 0 && i > 0
    source += step
    target = (isSame ? target : source) + from.signed()
    sources[i] = source
    targets[i] = target
    dullness[i] = from.byte()
  }
  return { leaves, sources, targets, dullness }
}
