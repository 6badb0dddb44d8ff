import type { Nodes } from 'mdast'

/** Whether what stands in a node is blocks of text: of the note itself, a quote, callout, list item or footnote. */
export function isFlowParent({ type }: Nodes): boolean {
  return (
    type === 'root' ||
    type === 'blockquote' ||
    type === 'callout' ||
    type === 'tabs' ||
    type === 'listItem' ||
    type === 'footnoteDefinition'
  )
}
