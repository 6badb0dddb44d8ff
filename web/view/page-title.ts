/** A page's title in plain words; a title with markup has more text in its heading than one reads there. */
export function pageTitle(page: ParentNode): string {
  const heading = page.querySelector<HTMLElement>('main h1')
  return heading?.dataset['plain'] ?? heading?.textContent.trim() ?? ''
}
