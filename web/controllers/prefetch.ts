import { isSamePage } from '../view/page-link.ts'
import { fetchPage } from './page-cache.ts'
import { linkedPage } from './site.ts'

/** Fetches the page behind a link as soon as a reader points at it, focuses it or touches it. */
export function startPrefetch(): void {
  for (const event of ['pointerover', 'focusin', 'touchstart'] as const)
    document.addEventListener(event, (happened) => prefetch(happened.target), { passive: true })
}

function prefetch(target: EventTarget | null): void {
  if (!(target instanceof Element) || isSavingData()) return
  const link = target.closest<HTMLAnchorElement>('a[href]')
  const url = link && linkedPage(link)
  if (!url || isSamePage(url, new URL(location.href))) return
  // What fails here fails again when the link is followed, and is answered then.
  fetchPage(url.href).catch(() => undefined)
}

function isSavingData(): boolean {
  return (
    (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true
  )
}
