import type { Nodes } from 'mdast'

/** Whether remark plugins say of some node in a tree what it becomes. */
export function hasHints(node: Nodes): boolean {
  const data = node.data as Readonly<Record<string, unknown>> | undefined
  if (data !== undefined && ('hName' in data || 'hProperties' in data || 'hChildren' in data)) return true
  if (node.type === 'callout' && node.title.some(hasHints)) return true
  return 'children' in node && node.children.some(hasHints)
}
