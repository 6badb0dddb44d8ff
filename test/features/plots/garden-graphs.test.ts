import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { escapeText } from '../../../src/body/escape-html.ts'
import { drawGraph } from '../../../src/features/plots/draw-graph.ts'

const garden = fileURLToPath(new URL('../../../garden/', import.meta.url))

/** The graphs of the garden's notes; what a longer fence shows is none. */
const graphs = globSync('**/*.md', { cwd: garden })
  .sort()
  .flatMap((path) => {
    const text = readFileSync(garden + path, 'utf8').replace(/^````[\s\S]*?^````$/gm, '')
    return [...text.matchAll(/^```dot\n([\s\S]*?)\n```$/gm)].map(
      ([, source = ''], i) => [`${path}, graph ${i + 1}`, source] as const,
    )
  })

/** The names that stand between arrows or alone, and the arrows, where each arrow is between two names. */
function readGraph(source: string): { readonly nodes: number; readonly edges: number } {
  const plain = source
    .replace(/\/\/.*|"[^"]*"(?=\s*\{)|\[[^\]]*\]/g, '')
    .replace(/\w+\s*=\s*("[^"]*"|\S+)/g, '')
  const words = plain.match(/"[^"]*"|[\w.]+|->|--/g) ?? []
  const isNamed = (i: number): boolean =>
    words[i - 1] === 'subgraph' || /^(di)?graph$/.test(words[i - 1] ?? '')
  const names = words.filter(
    (word, i) => !/^(->|--|digraph|graph|subgraph|node|edge)$/.test(word) && !isNamed(i),
  )
  return { nodes: new Set(names).size, edges: words.filter((word) => word === '->' || word === '--').length }
}

it('has graphs', () => {
  expect(graphs.length).toBeGreaterThanOrEqual(5)
})

describe('the text below a graph', () => {
  it.each(graphs)('is the graph that is drawn: %s', async (_, source) => {
    const html = await drawGraph(source)
    const [drawn = '', twin = ''] = html.split('<details')
    // Graphviz keeps spaces at the ends of labels by those that do not break.
    const drawing = drawn.replace(/\u00a0|&#160;|&nbsp;/g, ' ')
    expect(twin).toContain(escapeText(source))
    const countOf = (kind: string): number => drawing.match(new RegExp(`-${kind}\\d+">`, 'g'))?.length ?? 0
    expect({ nodes: countOf('node'), edges: countOf('edge') }).toEqual(readGraph(source))
    for (const [, label = ''] of source.matchAll(/label="([^"]*)"/g))
      for (const line of label.split(/\\[nlr]/)) expect(drawing).toContain(escapeText(line))
  })
})
