/** Copies that were made, so that each has names of its own. */
let copies = 0

/** A copy of a part of a page that can stand in the same document: no id is there twice. */
export function withoutIds<Kind extends Element>(part: Kind): Kind {
  const copy = document.importNode(part, true)
  copy.removeAttribute('id')
  takeIds(copy)
  for (const added of copy.querySelectorAll('[data-added]')) added.remove()
  return copy
}

/** Takes the ids out of a copy. What a drawing asks for itself, its arrowheads and gradients, is named anew. */
export function takeIds(copy: ParentNode): void {
  const end = `-copy${++copies}`
  const drawings = new Set<Element>()
  for (const element of copy.querySelectorAll('[id]')) {
    const drawing = element.parentElement?.closest('svg')
    if (drawing) {
      element.id += end
      drawings.add(drawing)
    } else element.removeAttribute('id')
  }
  for (const drawing of drawings)
    for (const element of drawing.querySelectorAll('*'))
      for (const { name, value } of [...element.attributes])
        if (/^url\(#[^)]*\)$/.test(value)) element.setAttribute(name, value.replace(')', `${end})`))
        else if (name === 'href' && value.startsWith('#')) element.setAttribute(name, value + end)
}
