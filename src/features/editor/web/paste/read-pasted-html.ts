import { maxDepth, type PastedNode, pastedElement } from './pasted-node.ts'

/**
 * Reads HTML of the clipboard by the browser's own parser, in a document that is never shown: nothing in it is fetched and
 * no script of it runs.
 */
export function readPastedHtml(html: string): readonly PastedNode[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return collectNodes(body, 0)
}

function collectNodes(parent: Node, depth: number): readonly PastedNode[] {
  const nodes: PastedNode[] = []
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child instanceof Text || child.nodeType === Node.TEXT_NODE) nodes.push(child.nodeValue ?? '')
    else if (child.nodeType === Node.ELEMENT_NODE) {
      const element = child as Element
      const name = element.localName.toLowerCase()
      const children = depth < maxDepth ? collectNodes(element, depth + 1) : [element.textContent ?? '']
      const attributes: Record<string, string> = {}
      for (const { name, value } of element.attributes) attributes[name] = value
      const made = pastedElement(name, attributes, children)
      if (made) nodes.push(made)
    }
  }
  return nodes
}
