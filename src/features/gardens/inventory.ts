import type { SiteView } from '../../define/site-view.ts'
import { linkSentence } from '../../model/link-sentence.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { NeighbourHeading, NeighbourLink, NeighbourNote } from '../../model/neighbour.ts'
import type { Note } from '../../model/note.ts'
import type { Address } from '../../model/page.ts'
import { type NotePath, stemOf } from '../../model/path.ts'
import { hrefOf } from '../../site/address.ts'
import { describeNote } from '../../site/describe-note.ts'
import { topicFacts } from '../topics/facts.ts'
import { cutStart, cutText } from './cut-text.ts'
import { mostOfInventory } from './read-inventory.ts'
import { writeNote } from './write-note.ts'

/** Bytes of a note's line: many of them fit into a file. */
const maxLine = 8_000

/** Characters of a sentence's pieces on either side of the link. */
const maxSide = 300

/** A note of an inventory. */
export interface InventoryLine {
  readonly path: NotePath
  readonly address: Address
  /** JSON on one line. */
  readonly line: string
}

/** Every note that readers find, with what other gardens may know of it, sorted by path. */
export function* inventoryLines(view: SiteView): Generator<InventoryLine> {
  for (const note of view.garden.notesByPath.values()) {
    const { path } = note
    const address = view.plan.addressByNote.get(path)
    if (address === undefined) continue
    yield { path, address, line: fittingLine(inventoryNote(view, note, hrefOf('', address))) }
  }
}

function inventoryNote(view: SiteView, note: Note, href: string): NeighbourNote {
  const { topicsOf, topicById } = view.garden.read(topicFacts)
  const { headings, hasMoreHeadings } = headingsOf(note)
  return {
    href,
    path: pathOf(note),
    title: cut(note.title),
    aliases: note.aliases.slice(0, mostOfInventory.aliases).map(cut),
    headings,
    ...(hasMoreHeadings && { hasMoreHeadings }),
    ...(note.blocks.length <= mostOfInventory.blocks && { blocks: note.blocks.map(({ id }) => id) }),
    topics: topicsOf(note.path)
      .flatMap((id) => topicById.get(id)?.title ?? [])
      .slice(0, mostOfInventory.topics),
    text: describeNote(note),
    links: linksOf(view, note),
  }
}

function pathOf({ path }: Note): string {
  const slash = path.lastIndexOf('/')
  return path.slice(0, slash + 1) + stemOf(path)
}

/** The title is no heading to link to: its id leads to the start of the page. */
const headingsOf = memoByObject(
  (note: Note): { readonly headings: readonly NeighbourHeading[]; readonly hasMoreHeadings?: true } => {
    const own = note.opensWithTitle ? note.headings.slice(1) : note.headings
    const headings = own
      .slice(0, mostOfInventory.headings)
      .map(({ slug, text }): NeighbourHeading => ({ id: slug, text: cut(text) }))
    return { headings, ...(own.length > headings.length && { hasMoreHeadings: true }) }
  },
)

/** The links of a note to other gardens, each with its sentence; those in properties have none. */
function linksOf({ garden }: SiteView, note: Note): readonly NeighbourLink[] {
  if (garden.neighbours.length === 0) return []
  const links: NeighbourLink[] = []
  for (const [i, resolution] of (garden.links.resolutionsByPath.get(note.path) ?? []).entries()) {
    if (resolution.kind !== 'external' || resolution.neighbour === undefined) continue
    const { found } = resolution.neighbour
    const context = note.links[i]?.context
    if (context === undefined || found === 'nothing' || links.length === mostOfInventory.links) continue
    if (found === 'unknown' && note.links[i]?.syntax === 'wiki') continue
    const { before, link, after } = linkSentence(note, context)
    links.push({
      to: resolution.url,
      before: before.length <= maxSide ? before : `…${cutStart(before, maxSide)}`,
      link: cut(link),
      after: after.length <= maxSide ? after : `${cutText(after, maxSide)}…`,
    })
  }
  return links
}

/** The line of a note; one that is too long says less. */
function fittingLine(note: NeighbourNote): string {
  const line = writeNote(note, true)
  if (line.length * 3 <= maxLine || Buffer.byteLength(line) <= maxLine) return line
  const { headings, links, aliases, blocks, ...rest } = note
  if (blocks !== undefined && blocks.length > Math.max(headings.length, links.length, aliases.length))
    return fittingLine({ ...rest, headings, links, aliases })
  // What is largest is halved, until the rest fits or nothing is left of it.
  const [most] = [headings.length, links.length, aliases.length].sort((a, b) => b - a)
  if (most === undefined || most === 0) return writeNote({ ...note, text: '', topics: [] }, true)
  if (headings.length === most)
    return fittingLine({ ...note, headings: headings.slice(0, most >> 1), hasMoreHeadings: true })
  return links.length === most
    ? fittingLine({ ...note, links: links.slice(0, most >> 1) })
    : fittingLine({ ...note, aliases: aliases.slice(0, most >> 1) })
}

function cut(text: string): string {
  return cutText(text, mostOfInventory.name)
}
