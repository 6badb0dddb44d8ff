import type { Link, LinkReference, Nodes, PhrasingContent } from 'mdast'
import type { Locator } from './locator.ts'

/**
 * `[a [[b]] c](d)`: a link cannot hold another one, and as in Markdown the inner one wins. The outer becomes the text
 * that it is written with; undefined where the link holds no wiki-link.
 */
export function unwrapOuterLink(link: Link | LinkReference, locator: Locator): PhrasingContent[] | undefined {
  if (!link.children.some(holdsWikiLink)) return undefined
  const start = link.position?.start.offset
  const end = link.position?.end.offset
  const first = link.children[0]?.position?.start.offset
  const last = link.children[link.children.length - 1]?.position?.end.offset
  if (start === undefined || end === undefined || first === undefined || last === undefined)
    return link.children
  return [...written(start, first), ...link.children, ...written(last, end)]

  function written(from: number, to: number): PhrasingContent[] {
    if (from >= to) return []
    return [{ type: 'text', value: locator.source.slice(from, to), position: locator.position(from, to) }]
  }
}

function holdsWikiLink(node: Nodes): boolean {
  return node.type === 'wikiLink' || ('children' in node && node.children.some(holdsWikiLink))
}
