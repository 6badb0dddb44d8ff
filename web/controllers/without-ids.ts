/** A copy of a part of a page that can stand in the same document: no id is there twice. */
export function withoutIds<Kind extends Element>(part: Kind): Kind {
  const copy = document.importNode(part, true)
  copy.removeAttribute('id')
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id')
  for (const added of copy.querySelectorAll('[data-added]')) added.remove()
  return copy
}
