/**
 * Brings a shown page up to date with a newer version of itself, touching only what differs, so that scroll position,
 * selection, focus and open details elsewhere stay. `before` is the page as it was delivered: comparing with it and not
 * with what is shown tells changes of the page from what scripts added, which they mark with `data-added`.
 */
export function mergePage(shown: Element, before: Element, next: Element): void {
  const live = deliveredChildren(shown)
  const old = [...before.childNodes]
  const made = [...next.childNodes]
  // What a script changed beyond adding cannot be told apart; then this part is replaced as a whole.
  if (live.length !== old.length) {
    shown.replaceChildren(...made.map((node) => document.importNode(node, true)))
    return
  }
  for (const [i, node] of made.entries()) {
    const current = live[i]
    if (current === undefined) shown.append(document.importNode(node, true))
    else if (!old[i]!.isEqualNode(node)) mergeNode(current, old[i]!, node)
  }
  for (const node of live.slice(made.length)) node.remove()
}

function mergeNode(current: ChildNode, old: ChildNode, next: ChildNode): void {
  const isAlike =
    current instanceof Element &&
    old instanceof Element &&
    next instanceof Element &&
    old.cloneNode(false).isEqualNode(next.cloneNode(false))
  if (isAlike) mergePage(current, old, next)
  else current.replaceWith(document.importNode(next, true))
}

function deliveredChildren(shown: Element): ChildNode[] {
  return [...shown.childNodes].filter((node) => !(node instanceof Element && node.hasAttribute('data-added')))
}
