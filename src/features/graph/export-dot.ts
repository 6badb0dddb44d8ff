import type { GardenGraph } from './garden-graph.ts'

/** A graph in Graphviz' language. */
export function exportDot(graph: GardenGraph): string {
  const lines = ['digraph garden {']
  graph.forEachNode((node, { title, tags, topics, ...attributes }) => {
    lines.push(
      `  ${quoted(node)} [${listOf({ label: title, ...attributes, tags: tags.join('|'), topics: topics.join('|') })}]`,
    )
  })
  graph.forEachEdge((_edge, attributes, source, target) => {
    lines.push(`  ${quoted(source)} -> ${quoted(target)} [${listOf({ ...attributes })}]`)
  })
  return [...lines, '}', ''].join('\n')
}

function listOf(attributes: { readonly [name: string]: string | number }): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}=${typeof value === 'number' ? value : quoted(value)}`)
    .join(', ')
}

/**
 * A quoted string. Only `\"` is an escape of the language itself, but labels read `\n`, `\N` and others, so that a
 * backslash is doubled. A line end is a space and NUL is U+FFFD: Graphviz cuts strings at it.
 */
function quoted(text: string): string {
  const escaped = text
    .replace(/\r\n?|\n/g, ' ')
    .replace(/\0|\p{Cs}/gu, '\ufffd')
    .replace(/[\\"]/g, '\\$&')
  return `"${escaped}"`
}
