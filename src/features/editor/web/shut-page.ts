/** What stands behind an editor on every page. What is said to screen readers, and dialogs, stand beside it. */
const behind = '.skip, header.site, main, nav.bottom'

/** What Tab may come to. */
const stops = 'a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable=true]'

/**
 * Makes a cover of the page modal: nothing behind it can be reached or is read out, the page's keys are off, and Tab goes
 * round in it. What it returns opens the page again.
 */
export function shutPage(cover: HTMLElement): () => void {
  const parts = [...document.body.children].filter((part) => part.matches(behind))
  for (const part of parts) part.toggleAttribute('inert', true)
  // Two places that only Tab comes to: each leads on to the other end. Who comes from outside the page begins at the first.
  const first = (): void => findStop([...cover.querySelectorAll<HTMLElement>(stops)])?.focus()
  const last = (): void => findStop([...cover.querySelectorAll<HTMLElement>(stops)].reverse())?.focus()
  cover.prepend(createEdge((from) => (cover.contains(from) ? last() : first())))
  cover.append(createEdge(first))
  return () => {
    for (const part of parts) part.toggleAttribute('inert', false)
  }
}

function createEdge(lead: (from: Node | null) => void): HTMLElement {
  const edge = document.createElement('span')
  edge.className = 'edge'
  edge.tabIndex = 0
  edge.addEventListener('focus', ({ relatedTarget }) =>
    lead(relatedTarget instanceof Node ? relatedTarget : null),
  )
  return edge
}

function findStop(elements: readonly HTMLElement[]): HTMLElement | undefined {
  return elements.find(
    (one) =>
      one.tabIndex >= 0 &&
      one.className !== 'edge' &&
      !one.matches(':disabled') &&
      one.checkVisibility({ visibilityProperty: true }),
  )
}
