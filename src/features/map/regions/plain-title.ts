import { shortenTitle } from '../../../model/shorten-title.ts'
import type { MapNode } from '../graph/map-graph.ts'

/** A title without signs and numbers before it, `🗂️ 02.01 Plugins` is `Plugins`; what opens a bracket or quotation stays. */
export function plainTitle({ title }: MapNode): string {
  const plain = title
    .replace(/^[^\p{L}\p{N}<([{"'“‘«„]+/u, '')
    .replace(/^(?:an )?introduction to (?=\p{L})/iu, '')
  return shortenTitle(withoutNumber(plain) || title, 40)
}

/** The name of a node's folder without a number before it; empty at the root. */
export function lastFolder(folder: string): string {
  return withoutNumber(folder.slice(folder.lastIndexOf('/') + 1))
}

function withoutNumber(text: string): string {
  return text.replace(/^\d+(?:\.\d+)*\s*[-–.:)]?\s+(?=\p{L})/u, '')
}
