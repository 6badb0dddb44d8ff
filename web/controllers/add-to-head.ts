/** What a page needs that the one before it had not: the styles of formulas, the script that draws diagrams. */
export function addToHead(next: HTMLHeadElement): void {
  for (const element of next.querySelectorAll('link[rel=stylesheet], script[src]')) {
    if ([...document.head.children].some((known) => known.isEqualNode(element))) continue
    // A parsed script does not run; one that is made does.
    const added = document.createElement(element.localName)
    for (const { name, value } of element.attributes) added.setAttribute(name, value)
    document.head.append(added)
  }
}
