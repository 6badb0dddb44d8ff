import { pageUrlOf } from '../view/page-link.ts'

/** The path below which the site is, with both slashes: where the link to home leads. */
export function siteBase(): string {
  const home = document.querySelector<HTMLAnchorElement>('header.site .home')
  return home === null ? '/' : new URL(home.href).pathname
}

/** The page a link leads to; undefined where the browser should follow it by itself. */
export function linkedPage(link: HTMLAnchorElement): URL | undefined {
  if (!link.hasAttribute('href')) return undefined
  return pageUrlOf(
    { href: link.href, target: link.target, download: link.getAttribute('download') === null ? '' : 'yes' },
    location.href,
    siteBase(),
  )
}
