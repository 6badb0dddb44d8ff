import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { Body, Hole } from '../model/body.ts'
import { stringifyAttribute } from './attribute.ts'
import { escapeText } from './escape-html.ts'
import { voidElements } from './html-elements.ts'
import { type Mark, type Marks, markKey, type Piece } from './mark.ts'

/**
 * A safe tree as HTML with holes. Every element is closed, every attribute quoted. Comments and node types that HTML
 * has not are left out. The tree's depth must have been checked: this recurses.
 */
export function compileBody(tree: Root, marks: Marks): Body {
  const html: string[] = []
  const holes: Hole[] = []
  let chunk = ''

  const put = (piece: Piece): void => {
    if (typeof piece === 'string') {
      chunk += piece
      return
    }
    html.push(chunk)
    holes.push(piece)
    chunk = ''
  }

  const putElement = (element: Element, isSvg: boolean): void => {
    const { tagName, properties, children } = element
    const mark = markIn(element, marks)
    if (mark?.before) for (const piece of mark.before) put(piece)
    if (mark?.replaceBy) {
      put(mark.replaceBy)
    } else if (mark?.isTitle) {
      put({ kind: 'title-start' })
      for (const child of children) putNode(child, false)
      put({ kind: 'title-end' })
    } else if (mark === undefined || !isEmptyMarker(element)) {
      chunk += `<${tagName}`
      for (const key in properties) {
        if (key !== markKey) chunk += stringifyAttribute(key, properties[key], isSvg || tagName === 'svg')
      }
      if (mark?.attributes) for (const piece of mark.attributes) put(piece)
      chunk += '>'
      if (!voidElements.has(tagName) || isSvg) {
        // The parser drops a line end right after `<pre>`.
        if (tagName === 'pre' && startsWithLineEnd(children[0])) chunk += '\n'
        putInside(children, isSvg || tagName === 'svg')
        chunk += `</${tagName}>`
      }
    }
    if (mark?.after) for (const piece of mark.after) put(piece)
  }

  const putInside = (children: readonly ElementContent[], isSvg: boolean): void => {
    let inside: number | undefined
    for (const child of children) {
      const section = child.type === 'element' ? markIn(child, marks)?.section : undefined
      if (section) {
        inside ??= section.heading
        put({ ...section, inside })
      }
      putNode(child, isSvg)
    }
    if (inside !== undefined) put({ kind: 'section-end', inside })
  }

  const putNode = (node: RootContent, isSvg: boolean): void => {
    if (node.type === 'text') chunk += escapeText(node.value)
    else if (node.type === 'element') putElement(node, isSvg)
  }

  for (const node of tree.children) {
    const section = node.type === 'element' ? markIn(node, marks)?.section : undefined
    if (section) put({ kind: 'section', heading: section.heading, depth: section.depth })
    putNode(node, false)
  }
  html.push(chunk)
  return { html, holes }
}

function markIn({ properties }: Element, marks: Marks): Mark | undefined {
  const number = properties[markKey]
  return number === undefined ? undefined : marks[number as number]
}

/** A marker that only says where something starts or ends. */
function isEmptyMarker(element: Element): boolean {
  return element.tagName === 'span' && element.children.length === 0
}

function startsWithLineEnd(node: ElementContent | undefined): boolean {
  return node?.type === 'text' && node.value.startsWith('\n')
}
