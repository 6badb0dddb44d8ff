import type { Nodes } from 'mdast'
import { isComment } from '../model/is-comment.ts'

/** Whether a node leaves no trace in a body: comments, properties, and what others refer to. */
export function isNothing(node: Nodes): boolean {
  switch (node.type) {
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      return true
    case 'html':
      // One with a name says where a part of the note begins or ends.
      return node.data?.blockId === undefined && isComment(node.value)
    default:
      return false
  }
}
