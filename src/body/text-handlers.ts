import type { Element, ElementContent, Text as HastText } from 'hast'
import type { Html, InlineCode, Nodes, Text } from 'mdast'
import { isComment } from '../model/is-comment.ts'
import type { HighlightNode, TagNode } from '../model/note-nodes.ts'
import type { HastState, NoteHandler } from './hast-state.ts'
import { markOf } from './mark.ts'

/** Text; spaces around its line ends are not shown, so they are not written. */
export const textHandler: NoteHandler<Text> = (state, node) =>
  state.applyData(node, { type: 'text', value: trimLines(node.value) } as HastText) as ElementContent

/** Text without the blanks around its line ends, which are `\n` whatever the note has. Linear. */
export function trimLines(text: string): string {
  if (!text.includes('\n') && !text.includes('\r')) return text
  let trimmed = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 10 && code !== 13) continue
    let end = at
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--
    trimmed += `${text.slice(from, end)}\n`
    from = code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1
    while (isBlank(text.charCodeAt(from))) from++
    at = from - 1
  }
  return trimmed + text.slice(from)
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** `` `code` ``; a line end in it is a space. */
export const inlineCodeHandler: NoteHandler<InlineCode> = (state, node) =>
  state.applyData(node, createElement('code', [{ type: 'text', value: onOneLine(node.value) }])) as Element

/** Code among text as it is shown. Nearly none has a line end in it, and looking is cheaper than replacing. */
export function onOneLine(code: string): string {
  return code.includes('\n') || code.includes('\r') ? code.replace(/\r?\n|\r/g, ' ') : code
}

/** `==text==`. */
export const highlightHandler: NoteHandler<HighlightNode> = (state, node) =>
  createElement('mark', state.all(node))

/** `#tag`: a link to the tag's page, or its text where it stands in a link already. */
export const tagHandler: NoteHandler<TagNode> = (state, node) => {
  const text: HastText = { type: 'text', value: `#${node.value}` }
  if (state.linkDepth > 0) return text
  const element = createElement('a', [text], { className: ['tag'] })
  markOf(state.marks, element).attributes = [{ kind: 'tag', tag: node.value }]
  return element
}

/** Raw HTML, kept for later; a comment alone is nobody's business but the author's. */
export const htmlHandler: NoteHandler<Html> = (state, node) => {
  if (isComment(node.value)) return undefined
  state.raws.push(node.value)
  return { type: 'raw', value: node.value, addresses: node.data?.addresses } as unknown as ElementContent
}

/** A new element. */
export function createElement(
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children }
}

/** Handles `children` with links forbidden, as HTML has no link in a link. */
export function allInLink(state: HastState, node: Nodes): ElementContent[] {
  state.linkDepth++
  const children = state.all(node)
  state.linkDepth--
  return children
}
