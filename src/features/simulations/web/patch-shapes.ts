import type { DrawnElement } from '../read-shapes.ts'

/** How far ahead a shape is looked for that came or went before it. */
const lookAhead = 6

/**
 * Makes a drawing of the one that stands there, `before`, and touches what differs alone: from one step to the next most shapes stay,
 * or only move; where one comes or goes, those behind it stay as they are. A shape stays where it is the same object in both. Without
 * `before` everything is made anew.
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
  let at = 0
  for (const [i, next] of drawn.entries()) {
    const ahead = before[at] === next ? 0 : findAhead(before, at, next)
    if (ahead > 0) for (const end = at + ahead; at < end; at++) standing[at]!.remove()
    const [element, last] = [standing[at], before[at]]
    if (element === undefined || last === undefined) parent.append(create(next))
    else if (ahead === 0 && findAhead(drawn, i, last) > 0) element.before(create(next))
    else {
      at++
      if (last === next) continue
      if (last.tag === next.tag) patch(element, next, last)
      else element.replaceWith(create(next))
    }
  }
  for (const element of standing.slice(at)) element.remove()
}

/** How many shapes further on the same one is; 0 where it is not near. */
function findAhead(list: readonly DrawnElement[], from: number, wanted: DrawnElement): number {
  for (let ahead = 1; ahead <= lookAhead; ahead++) if (list[from + ahead] === wanted) return ahead
  return 0
}

function patch(element: Element, next: DrawnElement, last: DrawnElement): void {
  const [now, then] = [next.attributes, last.attributes]
  for (const name in now) if (then[name] !== now[name]) element.setAttribute(name, now[name]!)
  for (const name in then) if (!(name in now)) element.removeAttribute(name)
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
