import type { Nodes } from 'mdast'
import { safeAddress } from '../../body/encode-address.ts'
import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { createNoteProcessor } from '../../parse/note-processor.ts'

/**
 * Short Markdown of the garden's settings as HTML: paragraphs with emphasis, code, links and line ends. Anything else stands
 * as the text that is in it; HTML of its own is left out. `root` is put before addresses that begin at the garden's top.
 */
export function renderInlineMarkdown(markdown: string, root: string): string {
  processor ??= createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark', hasTags: false })
  return processor
    .parse(markdown)
    .children.map((block) => `<p>${renderNode(block, root)}</p>`)
    .filter((html) => html !== '<p></p>')
    .join('\n')
}

/** Made when a garden first has such a text. */
let processor: ReturnType<typeof createNoteProcessor> | undefined

function renderNode(node: Nodes, root: string): string {
  const inside = (): string =>
    'children' in node ? node.children.map((child) => renderNode(child, root)).join('') : ''
  switch (node.type) {
    case 'text':
      return escapeText(node.value)
    case 'inlineCode':
      return `<code>${escapeText(node.value)}</code>`
    case 'emphasis':
      return `<em>${inside()}</em>`
    case 'strong':
      return `<strong>${inside()}</strong>`
    case 'break':
      return '<br>'
    case 'link': {
      const url = /^\/(?!\/)/.test(node.url) ? root + node.url.slice(1) : node.url
      const href = safeAddress(url, 'href')
      return href === undefined ? inside() : `<a href="${escapeAttribute(href)}">${inside()}</a>`
    }
    case 'html':
      return ''
    default:
      return 'value' in node ? escapeText(node.value) : inside()
  }
}
