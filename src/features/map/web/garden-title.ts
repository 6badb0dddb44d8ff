/** Name of the garden, as the page's header says it. */
export function gardenTitle(): string {
  return document.querySelector('header.site .home')?.textContent?.trim() ?? ''
}
