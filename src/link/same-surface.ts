import type { LinkableNote } from './linkable-note.ts'

/** Whether two versions of a note are found by the same aliases, and by the same names that another program gives it. */
export function hasSameAliases(a: LinkableNote, b: LinkableNote): boolean {
  return (
    isSameList(a.aliases, b.aliases) &&
    a.pathName === b.pathName &&
    isSameList(a.givenNames ?? none, b.givenNames ?? none)
  )
}

const none: readonly string[] = []

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, i) => name === b[i]))
}

/** Whether links into two versions of a note lead to the same headings and blocks, wherever in the text these are. */
export function hasSameAnchors(a: LinkableNote, b: LinkableNote): boolean {
  return hasSameHeadings(a, b) && hasSameBlocks(a, b) && hasSameAuthorIds(a, b)
}

function hasSameHeadings(a: LinkableNote, b: LinkableNote): boolean {
  if (a.headings === b.headings) return true
  if (a.headings.length !== b.headings.length) return false
  return a.headings.every((heading, i) => {
    const other = b.headings[i]!
    return (
      heading.key === other.key &&
      heading.writtenKey === other.writtenKey &&
      heading.slug === other.slug &&
      heading.otherSlug === other.otherSlug &&
      heading.depth === other.depth
    )
  })
}

function hasSameAuthorIds({ authorIds: a = [] }: LinkableNote, { authorIds: b = [] }: LinkableNote): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}

function hasSameBlocks(a: LinkableNote, b: LinkableNote): boolean {
  if (a.blocks === b.blocks) return true
  return a.blocks.length === b.blocks.length && a.blocks.every((block, i) => block.id === b.blocks[i]!.id)
}
