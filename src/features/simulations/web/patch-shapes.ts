import type { DrawnElement } from '../read-shapes.ts'

/**
 * Makes a drawing of the one that stands there, `before`, and touches what differs alone: from one step to the next most shapes stay,
 * or only move. Without `before` everything is made anew.
 */
export function patchShapes(
  parent: Element,
  drawn: readonly DrawnElement[],
  before: readonly DrawnElement[] | undefined,
): void {
  if (before === undefined || before.length !== parent.childElementCount) {
    parent.replaceChildren(...drawn.map(create))
    return
  }
  const standing = [...parent.children]
  for (const [i, next] of drawn.entries()) {
    const [element, last] = [standing[i], before[i]]
    if (element === undefined || last === undefined) parent.append(create(next))
    else if (last.tag === next.tag) patch(element, next, last)
    else element.replaceWith(create(next))
  }
  for (const element of standing.slice(drawn.length)) element.remove()
}

function patch(element: Element, next: DrawnElement, last: DrawnElement): void {
  for (const [name, value] of Object.entries(next.attributes))
    if (last.attributes[name] !== value) element.setAttribute(name, value)
  for (const name of Object.keys(last.attributes))
    if (!(name in next.attributes)) element.removeAttribute(name)
  if (next.text !== last.text) element.textContent = next.text ?? ''
  if (next.children) patchShapes(element, next.children, last.children)
}

function create({ tag, attributes, text, children }: DrawnElement): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  if (text !== undefined) element.textContent = text
  if (children) element.append(...children.map(create))
  return element
}
