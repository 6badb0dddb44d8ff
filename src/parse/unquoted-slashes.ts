import type { Nodes, Root } from 'mdast'
import { findMaskCharacters } from './mask-wiki-links.ts'

/** What may be a tag with a slash in an address without quotes. */
const suspect = /<[a-z][^<>"']*=\s{0,9}[^\s"'=<>`]*\//i

/** An opening tag, as CommonMark has it. */
const tag = /<[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/gi

const value = /=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)/g

/**
 * Parses a source in which values without quotes hold slashes: `<img src=pics/reed.png>`. To both
 * parsers a slash ends such a value, and what it stands in is no tag; to CommonMark it is one. So the slashes are hidden
 * from them at the same length and put back into the tree.
 */
export function parseWithUnquotedSlashes(source: string, parse: (source: string) => Root): Root {
  const mask = suspect.test(source) ? findMaskCharacters(source)?.inside : undefined
  if (mask === undefined) return parse(source)
  const hidden = source.replace(tag, (written) =>
    written.replace(value, (part) => (/^=\s*["']/.test(part) ? part : part.replaceAll('/', mask))),
  )
  const tree = parse(hidden)
  if (hidden !== source) restore(tree, mask)
  return tree
}

/** Every text of a node, whatever it is called. */
function restore(node: Nodes, mask: string): void {
  const texts = node as unknown as Record<string, unknown>
  for (const [key, text] of Object.entries(texts))
    if (typeof text === 'string' && text.includes(mask)) texts[key] = text.replaceAll(mask, '/')
  if ('children' in node) for (const child of node.children) restore(child, mask)
}
