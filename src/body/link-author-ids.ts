import type { Element, Root } from 'hast'
import { authorIdPrefix } from '../model/author-tag.ts'

/**
 * Makes authors' links within the page (`<a href="#here">`) lead to the ids and names that authors gave, which the
 * sanitiser has renamed. A fragment that names none of them stays: it may be a heading.
 */
export function linkAuthorIds(tree: Root): void {
  const links: Element[] = []
  const names = new Set<string>()
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      const { id, name, href } = child.properties
      if (id !== undefined) names.add(String(id))
      if (name !== undefined) names.add(String(name))
      if (child.tagName === 'a' && typeof href === 'string' && href.startsWith('#')) links.push(child)
      visit(child)
    }
  }
  visit(tree)
  for (const { properties } of links) {
    const name = authorIdPrefix + decode(String(properties['href']).slice(1))
    if (names.has(name)) properties['href'] = `#${encodeURIComponent(name)}`
  }
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
