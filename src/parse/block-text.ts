import type { Nodes } from 'mdast'
import { withoutMediaSize } from '../model/media-size.ts'
import { blockTextMark, embedText, shownText } from '../model/shown-text.ts'

/** Longer texts are cut: a link is to be read at a glance. */
const maxText = 200

/** What a link to a block shows of it: the text of its first paragraph, without the blocks in it. */
export function blockText(node: Nodes): string {
  const text = textOf(headOf(node)).replace(/\s+/g, ' ').trim()
  if (text === '') return blockTextMark
  return text.length <= maxText ? text : `${text.slice(0, maxText).trimEnd()}${blockTextMark}`
}

/** The first block of an item or callout that is text. */
function headOf(node: Nodes): Nodes {
  if (node.type === 'callout' && node.title.length > 0) return { type: 'paragraph', children: node.title }
  if (node.type !== 'listItem' && node.type !== 'callout' && node.type !== 'blockquote') return node
  const first = node.children.find(({ type }) => type !== 'blockData')
  return first === undefined || first.type === 'list' ? { type: 'text', value: '' } : headOf(first)
}

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'html':
    case 'footnoteReference':
      return ''
    case 'break':
      return ' '
    case 'tag':
      return `#${node.value}`
    case 'blockMark':
      return `${node.value} `
    case 'wikiLink':
      return node.data.given ? shownText(node.data.given) : node.data.alias
    case 'wikiEmbed':
      return node.data.given ? embedText(node.data.given) : node.data.alias
    case 'image':
    case 'imageReference':
      return withoutMediaSize(node.alt ?? '')
    default:
      if ('value' in node) return node.value
      return 'children' in node ? node.children.map(textOf).join('') : ''
  }
}
