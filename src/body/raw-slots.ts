import type { Element, ElementContent } from 'hast'
import { type Marks, markKey } from './mark.ts'
import { placeAddresses } from './place-addresses.ts'

/** Elements that stand as empty ones, or as bare tags, in a part that is parsed. */
export interface Slots {
  readonly attribute: string
  /** Empty elements, by number. */
  readonly nodes: Element[]
  /** Elements whose tags were written around their content. */
  readonly shells: Element[]
}

/** Puts the elements back into their slots. None is lost: what the parser dropped comes last. */
export function fillSlots(
  part: readonly ElementContent[],
  slots: Slots,
  marks: Marks,
  inLink: boolean,
): ElementContent[] {
  const placed = new Set<Element>()
  const fill = (nodes: readonly ElementContent[], isInLink: boolean): ElementContent[] => {
    const made: ElementContent[] = []
    for (const node of nodes) {
      if (node.type === 'text') made.push(node)
      if (node.type !== 'element') continue
      const slot = node.properties[slots.attribute]
      if (slot === undefined) {
        for (const child of fillAuthorElement(node, isInLink)) made.push(child)
        continue
      }
      const name = String(slot)
      const shell = name.startsWith('s') ? slots.shells[Number(name.slice(1))] : undefined
      if (shell) {
        const filled = fillShell(node, shell, isInLink)
        // What is left of a paragraph that was cut in two may be nothing.
        if (filled.tagName !== 'p' || filled.children.length > 0) made.push(filled)
        continue
      }
      const original = slots.nodes[Number(name)]
      if (original === undefined || placed.has(original)) continue
      placed.add(original)
      made.push(original)
    }
    return made
  }

  const fillShell = (node: Element, shell: Element, isInLink: boolean): Element => {
    const isFirst = !placed.has(shell)
    placed.add(shell)
    const properties = { ...shell.properties }
    // Ids and block markers stand once; a link that was cut in two is the same link twice.
    if (!isFirst && shell.tagName !== 'a') delete properties[markKey]
    return {
      type: 'element',
      tagName: shell.tagName,
      properties,
      children: fill(node.children, isInLink || shell.tagName === 'a'),
    }
  }

  const fillAuthorElement = (node: Element, isInLink: boolean): ElementContent[] => {
    placeAddresses(node, slots.attribute, marks)
    const isLink = node.tagName === 'a'
    node.children = fill(node.children, isInLink || isLink)
    return isLink && (isInLink || hasLink(node.children)) ? node.children : [node]
  }

  const made = fill(part, inLink)
  for (const node of slots.nodes) if (!placed.has(node)) made.push(node)
  return made

  function hasLink(nodes: readonly ElementContent[]): boolean {
    return nodes.some(
      (node) =>
        node.type === 'element' &&
        (node.tagName === 'a' || isLinkMarker(node, marks) || hasLink(node.children)),
    )
  }
}

/** An embed becomes a link of its own, or a player, which may not stand in a link either. */
function isLinkMarker(node: Element, marks: Marks): boolean {
  const number = node.properties[markKey]
  return typeof number === 'number' && marks[number]?.replaceBy?.kind === 'embed' && node.tagName === 'div'
}
