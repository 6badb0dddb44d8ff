import type { Definition, FootnoteDefinition, Nodes } from 'mdast'

/** What a note's references refer to, by upper-cased name. */
export interface Definitions {
  readonly links: ReadonlyMap<string, Definition>
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
}

/** Collects the definitions of a note. They stand only among blocks, so text is not walked. The first of a name counts. */
export function collectDefinitions(tree: Nodes): Definitions {
  const links = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') addFirst(links, node)
    else if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') {
      if (node.type === 'footnoteDefinition') addFirst(footnotes, node)
      if ('children' in node) for (const child of node.children) visit(child)
    }
  }
  visit(tree)
  return { links, footnotes }
}

function addFirst<Type extends { readonly identifier: string }>(byName: Map<string, Type>, node: Type): void {
  const name = node.identifier.toUpperCase()
  if (!byName.has(name)) byName.set(name, node)
}
