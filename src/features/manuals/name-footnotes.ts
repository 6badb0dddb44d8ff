import type { Html, Nodes, Parents } from 'mdast'
import { setChildren } from '../../model/children.ts'

/**
 * Gives footnotes, and the places that call them, the ids that Python-Markdown gives them, which links name: `#fn:label`,
 * `#fnref:label` and, for a further call, `#fnref2:label`.
 */
export function nameFootnotes(tree: Parents): void {
  const calls = new Map<string, number>()
  const visit = (parent: Parents): void => {
    const children: readonly Nodes[] = parent.children
    const kept = children.flatMap((node): readonly Nodes[] => {
      if ('children' in node) visit(node)
      if (node.type === 'footnoteDefinition') {
        const first = node.children[0]
        if (first?.type === 'paragraph') first.children.unshift(anchor(`fn:${labelOf(node)}`, first))
      }
      if (node.type !== 'footnoteReference') return [node]
      const label = labelOf(node)
      const count = (calls.get(label) ?? 0) + 1
      calls.set(label, count)
      return [anchor(`fnref${count === 1 ? '' : count}:${label}`, node), node]
    })
    setChildren(parent, kept)
  }
  visit(tree)
}

function labelOf({
  label,
  identifier,
}: Extract<Nodes, { type: 'footnoteReference' | 'footnoteDefinition' }>): string {
  return label ?? identifier
}

function anchor(id: string, { position }: Nodes): Html {
  return { type: 'html', value: `<a id="${id.replace(/["&<>]/g, '')}"></a>`, ...(position && { position }) }
}
