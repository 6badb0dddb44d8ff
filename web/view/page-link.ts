/**
 * Where a link leads, if that is a page of this site that a script can show: same origin, below the site's base, not a
 * file. Undefined for everything the browser should do by itself.
 */
export function pageUrlOf(
  link: { readonly href: string; readonly target?: string; readonly download?: string },
  here: string,
  base: string,
): URL | undefined {
  if (link.href === '' || (link.target ?? '') !== '' || (link.download ?? '') !== '') return undefined
  let url: URL
  try {
    url = new URL(link.href, here)
  } catch {
    return undefined
  }
  // Of pages that were opened from a disk every origin is one and the same, that of another machine's `//host` as well.
  const { protocol, host } = new URL(here)
  const isOurs = url.protocol === protocol && url.host === host && url.pathname.startsWith(base)
  const isPage = url.pathname.endsWith('/') && !url.pathname.startsWith(`${base}-/`)
  return isOurs && isPage ? url : undefined
}

/** Whether two addresses name the same page: all but their fragments are equal. */
export function isSamePage(a: URL, b: URL): boolean {
  return a.origin === b.origin && a.pathname === b.pathname && a.search === b.search
}
