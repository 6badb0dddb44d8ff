import type { Nodes, Root } from 'mdast'
import { isComment } from '../model/is-comment.ts'
import type { Heading } from '../model/note.ts'
import type { TitleHeadings } from './note-title.ts'

/** The headings of a parsed note that its title may be taken from. */
export function findTitleHeadings(tree: Root, headings: readonly Heading[]): TitleHeadings {
  const first = tree.children.find((node) => !isUnseen(node))
  const opening = first?.type === 'heading' && first.depth === 1 ? headings[0]?.text : undefined
  const others = headings.filter(({ depth, inside }, i) => i > 0 && depth === 1 && inside === undefined)
  return {
    opening: opening === '' ? undefined : opening,
    isOnlyOne: others.length === 0,
    first: headings.find(({ text }) => text !== '')?.text,
  }
}

/** What leaves no trace on a page, or is no text. */
function isUnseen(node: Nodes): boolean {
  return (
    node.type === 'definition' ||
    node.type === 'footnoteDefinition' ||
    (node.type === 'callout' && node.isPreamble === true) ||
    (node.type === 'html' && isComment(node.value))
  )
}
