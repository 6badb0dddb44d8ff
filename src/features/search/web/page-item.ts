import type { Excerpt } from '../query/excerpt.ts'

/** A page, or a part of one. */
export interface PageItem {
  readonly kind: 'page'
  readonly href: string
  readonly title: string
  /** The heading it leads to. */
  readonly heading: string
  readonly excerpt: Excerpt | undefined
  readonly missing: readonly string[]
  /** The other garden that it is in. */
  readonly garden?: string
}

/** The address of a result: percent-encoded, with the heading as fragment. */
export function hrefOf(
  base: string,
  { address, slug }: { readonly address: string; readonly slug: string },
): string {
  const path = base + encodeURI(address).replace(/[?#]/g, encodeURIComponent)
  return slug === '' ? path : `${path}#${encodeURIComponent(slug)}`
}
