import type { TextEdit } from '../../model/change.ts'
import { isByAddress } from '../../model/link.ts'
import type { Range } from '../../model/range.ts'
import { readJson } from '../../parse/read-json.ts'
import type { LinkRewrite } from './relink.ts'
import { fragmentRange, writeFragment } from './spell-fragment.ts'

/**
 * The edits of a canvas (JSON of cards and arrows) by which its links name headings and blocks by what those are called
 * now: in the texts of cards, and the `subpath` of cards that show a file.
 */
export function canvasFragmentEdits(source: string, rewrites: readonly LinkRewrite[]): readonly TextEdit[] {
  const anew = rewrites.filter(({ link, words }) => {
    return !isByAddress(link.syntax) && words.fragment !== undefined && words.fragment !== link.fragment
  })
  if (anew.length === 0) return []
  const subpaths = subpathsByFile(source)
  return anew.map(({ link, words }) => ({
    range: subpaths.get(link.targetRange.start) ?? fragmentRange(link, source),
    text: JSON.stringify(writeFragment(words.fragment!, link.syntax)).slice(1, -1),
  }))
}

/** Where the `subpath` of each card that shows a file stands, by where its `file` starts. */
function subpathsByFile(source: string): ReadonlyMap<number, Range> {
  const root = readJson(source)
  const nodes = root.kind === 'record' ? root.entries.get('nodes') : undefined
  const found = new Map<number, Range>()
  for (const node of nodes?.kind === 'list' ? nodes.items : []) {
    if (node.kind !== 'record') continue
    const [file, subpath] = [node.entries.get('file'), node.entries.get('subpath')]
    if (file?.kind === 'string' && subpath?.kind === 'string') found.set(file.range.start, subpath.range)
  }
  return found
}
