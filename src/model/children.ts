import type { Nodes, Parents } from 'mdast'

/** Puts other nodes in a node, which has to be one that may hold them: the types do not say so of every kind. */
export function setChildren(parent: Parents, children: readonly Nodes[]): void {
  parent.children = children as never
}
