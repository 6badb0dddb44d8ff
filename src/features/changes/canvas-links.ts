import type { TextEdit } from '../../model/change.ts'
import { isByAddress } from '../../model/link.ts'
import type { Range } from '../../model/range.ts'
import { readJson } from '../../parse/read-json.ts'
import type { LinkRewrite } from './relink.ts'
import { fragmentRange, writeFragment } from './spell-fragment.ts'

/** Where a card that shows a file names it, and a part of it. */
interface FileCard {
  /** Between the quotes. */
  readonly file: Range
  readonly subpath?: Range
}

/**
 * The edits of a canvas (JSON of cards and arrows) by which its links mean what they meant: in the texts of cards, and the
 * `file` and `subpath` of cards that show a file, which is always a whole path. `isRepeated`: a text stands several times in the
 * file, and each is edited, as in drawings.
 */
export function canvasLinkEdits(
  source: string,
  rewrites: readonly LinkRewrite[],
  isRepeated = false,
): readonly TextEdit[] {
  const byName = rewrites.filter(({ link }) => !isByAddress(link.syntax))
  if (byName.length === 0) return []
  const cards = fileCards(source)
  return byName.flatMap((rewrite) => {
    const card = cards.get(rewrite.link.targetRange.start)
    if (card) return cardEdits(source, card, rewrite)
    const edits = textEdits(source, rewrite)
    return isRepeated ? repeatEdits(source, rewrite, edits) : edits
  })
}

/** The same edits wherever the link is written in the same way. */
function repeatEdits(
  source: string,
  { link: { range } }: LinkRewrite,
  edits: readonly TextEdit[],
): readonly TextEdit[] {
  const written = source.slice(range.start, range.end)
  const repeated: TextEdit[] = []
  for (let at = source.indexOf(written); at >= 0; at = source.indexOf(written, at + written.length)) {
    const by = at - range.start
    for (const { range: part, text } of edits)
      repeated.push({ range: { start: part.start + by, end: part.end + by }, text })
  }
  return repeated
}

function cardEdits(
  source: string,
  { file, subpath }: FileCard,
  { link, words, place }: LinkRewrite,
): readonly TextEdit[] {
  const edits: TextEdit[] = []
  const path = inJson(place.path)
  if (source.slice(file.start, file.end) !== path) edits.push({ range: file, text: path })
  if (words.fragment === link.fragment) return edits
  const written = words.fragment === undefined ? '' : inJson(writeFragment(words.fragment, link.syntax))
  const behind = { start: file.end + 1, end: file.end + 1 }
  // A subpath always says something: it begins with `#`.
  if (subpath) edits.push({ range: written === '' ? memberRange(source, subpath) : subpath, text: written })
  else if (written !== '') edits.push({ range: behind, text: `,"subpath":"${written}"` })
  return edits
}

/** A member of an object whose value stands between quotes at a range, with the comma on one side of it. */
function memberRange(source: string, value: Range): Range {
  const key = /(,\s*)?"[^"]*"\s*:\s*"$/.exec(source.slice(0, value.start))
  const start = key?.index ?? value.start
  const behind = key?.[1] === undefined ? (/^"\s*,\s*/.exec(source.slice(value.end))?.[0].length ?? 1) : 1
  return { start, end: value.end + behind }
}

function textEdits(source: string, { link, words, shown }: LinkRewrite): readonly TextEdit[] {
  const edits: TextEdit[] = []
  if (words.target !== link.target) edits.push({ range: link.targetRange, text: inJson(words.target) })
  if (words.fragment !== link.fragment) {
    const text = words.fragment === undefined ? '' : inJson(writeFragment(words.fragment, link.syntax))
    edits.push({ range: fragmentRange(link, source), text })
  }
  const end = link.range.end - 2
  if (shown !== undefined) edits.push({ range: { start: end, end }, text: `|${inJson(shown)}` })
  return edits
}

/** The cards of a canvas that show files, by where their `file` starts. */
function fileCards(source: string): ReadonlyMap<number, FileCard> {
  const root = readJson(source)
  const nodes = root.kind === 'record' ? root.entries.get('nodes') : undefined
  const found = new Map<number, FileCard>()
  for (const node of nodes?.kind === 'list' ? nodes.items : []) {
    if (node.kind !== 'record') continue
    const [file, subpath] = [node.entries.get('file'), node.entries.get('subpath')]
    if (file?.kind !== 'string') continue
    const part = subpath?.kind === 'string' ? { subpath: subpath.range } : {}
    found.set(file.range.start, { file: file.range, ...part })
  }
  return found
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
