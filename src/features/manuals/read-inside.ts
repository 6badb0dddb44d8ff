import type { Html, Nodes, Paragraph } from 'mdast'
import { createLocator, type Locator } from '../../parse/locator.ts'

/** A picture of Markdown in a line of its own, with its attributes: `![alt](src "title"){ width="300" }`. */
const picture = /^[ \t]*!\[([^\]\n]*)\]\(([^()\s]+)(?:[ \t]+"([^"\n]*)")?\)(?:\{[^{}\n]*\})?[ \t]*$/gm

/** Whether what stands in HTML is Markdown though no empty line parts them: `<figure markdown>`. */
export function isMarkdownInside({ value }: Html): boolean {
  return /^<\w+[^<>]*\smarkdown(?:=|[\s>])/.test(value) && value.search(picture) >= 0
}

/** The HTML around pictures of Markdown, and they. */
export function readInside(node: Html, source: string): readonly Nodes[] {
  const start = node.position?.start.offset
  if (start === undefined || !source.startsWith(node.value, start)) return [node]
  const locator = createLocator(source)
  const nodes: Nodes[] = []
  let at = 0
  const put = (to: number): void => {
    if (node.value.slice(at, to).trim() !== '')
      nodes.push({
        type: 'html',
        value: node.value.slice(at, to).trimEnd(),
        position: locator.position(start + at, start + to),
      })
    at = to
  }
  for (const found of node.value.matchAll(picture)) {
    put(found.index)
    at = found.index + found[0].length
    nodes.push(pictureOf(found, start, locator))
  }
  put(node.value.length)
  return nodes
}

function pictureOf(found: RegExpMatchArray, start: number, locator: Locator): Paragraph {
  const [written, alt = '', url = '', title] = found
  const from = start + (found.index ?? 0) + written.indexOf('!')
  const position = locator.position(from, start + (found.index ?? 0) + written.trimEnd().length)
  return {
    type: 'paragraph',
    children: [{ type: 'image', url, alt, ...(title !== undefined && { title }), position }],
    position,
  }
}
