import type { Nodes } from 'mdast'
import type { TextCut } from './cut-text.ts'

/** `H~2~O`: to some programs one tilde lowers what GFM strikes. */
export function lowered(node: Extract<Nodes, { type: 'delete' }>, source: string): readonly Nodes[] {
  const start = node.position?.start.offset ?? 0
  if (source[start] !== '~' || source[start + 1] === '~') return [node]
  const place = node.position && { position: node.position }
  return [
    { type: 'html', value: '<sub>', ...place },
    ...node.children,
    { type: 'html', value: '</sub>', ...place },
  ]
}

/** `x^2^`: what is raised, in the place of its signs. */
export function cutRaised(value: string): readonly TextCut[] {
  const html =
    (tag: string): NonNullable<TextCut['make']> =>
    (place) => [{ type: 'html', value: tag, ...place }]
  return [...value.matchAll(/\^[^\s^]{1,80}\^/g)].flatMap(({ index: from, 0: { length } }) => [
    { from, to: from + 1, make: html('<sup>') },
    { from: from + length - 1, to: from + length, make: html('</sup>') },
  ])
}
