import type { WikiEmbedNode, WikiLinkNode } from '../model/note-nodes.ts'

/**
 * The node of one wiki-link from its parts as written; `alias` is undefined where no `|` is; an empty one counts for nothing. In a table the `|` is
 * written `\|`, so one backslash before it belongs to neither part.
 */
export function wikiLinkNode(
  embed: boolean,
  target: string,
  alias: string | undefined,
): WikiLinkNode | WikiEmbedNode {
  const value = alias !== undefined && target.endsWith('\\') ? target.slice(0, -1) : target
  const shown = alias === undefined || alias.trim() === '' ? value : alias
  return { type: embed ? 'wikiEmbed' : 'wikiLink', value, data: { alias: shown }, children: [] }
}
