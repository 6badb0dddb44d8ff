/** What a page needs that the one before it had not: styles of its kind and of formulas, the script that draws diagrams. */
export function addToHead(next: HTMLHeadElement): void {
  missingOf(next, 'link[rel=stylesheet], script[src]').forEach(add)
}

/** Adds the styles alone, before a page that needs them is shown; undefined where they are all there. */
export function addStyles(next: HTMLHeadElement): Promise<unknown> | undefined {
  const missing = missingOf(next, 'link[rel=stylesheet]')
  if (missing.length === 0) return undefined
  return Promise.all(
    missing.map((element) => {
      const added = add(element)
      return new Promise((resolve) => {
        added.onload = added.onerror = resolve
        // Better a plain page than none.
        setTimeout(resolve, 3_000)
      })
    }),
  )
}

function missingOf(next: HTMLHeadElement, selector: string): readonly Element[] {
  const known = [...document.head.children]
  return [...next.querySelectorAll(selector)].filter(
    (element) => !known.some((one) => one.isEqualNode(element)),
  )
}

function add(element: Element): HTMLElement {
  // A parsed script does not run; one that is made does.
  const added = document.createElement(element.localName)
  for (const { name, value } of element.attributes) added.setAttribute(name, value)
  document.head.append(added)
  return added
}
