import type { Definition, Nodes, Root } from 'mdast'

/** The first definition of each identifier, by the identifier in upper case. */
export function collectDefinitions(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') {
      const key = node.identifier.toUpperCase()
      if (!definitions.has(key)) definitions.set(key, node)
    } else if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return definitions
}
