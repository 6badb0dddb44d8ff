import type { NeighbourNote } from '../../model/neighbour.ts'

/**
 * A note as inventories and kept files have it, on one line; what it has nothing of is left out. `tellsBlocks`: see
 * `InventoryIndex`.
 */
export function writeNote(note: NeighbourNote, tellsBlocks: boolean): string {
  const { href, path, title, aliases, headings, hasMoreHeadings, blocks, topics, text, links, at } = note
  return JSON.stringify({
    href,
    path,
    title,
    ...(aliases.length > 0 && { aliases }),
    ...(headings.length > 0 && { headings: headings.map(({ id, text: says }) => [id, says]) }),
    ...(hasMoreHeadings && { hasMoreHeadings }),
    ...(tellsBlocks && blocks === undefined && { hasMoreBlocks: true }),
    ...(blocks !== undefined && blocks.length > 0 && { blocks }),
    ...(topics.length > 0 && { topics }),
    ...(text !== '' && { text }),
    ...(links.length > 0 && { links: links.map(({ to, before, link, after }) => [to, before, link, after]) }),
    ...(at !== undefined && { at }),
  })
}
