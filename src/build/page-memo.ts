import type { Address } from '../model/page.ts'

/**
 * Pages by address, each under the key of the input it was rendered from. A page whose key is the same is the same
 * page; one with another key replaces it. Deleting the memo may only change the time taken.
 */
export interface PageMemo {
  /** False when nothing is kept: a single build renders each page once. */
  readonly keeps: boolean
  /** Pages rendered since the start, for tests that count work. */
  readonly renderedCount: number
  get(address: Address, key: string, render: () => Promise<string>): Promise<string>
}

/** A memo of the `limit` pages used last. 0 keeps nothing. */
export function createPageMemo(limit: number): PageMemo {
  const pages = new Map<Address, { readonly key: string; readonly html: string }>()
  let renderedCount = 0
  return {
    keeps: limit > 0,
    get renderedCount() {
      return renderedCount
    },
    async get(address, key, render) {
      const kept = pages.get(address)
      if (kept) pages.delete(address)
      const page = kept?.key === key ? kept : { key, html: await render() }
      if (page !== kept) renderedCount++
      // Maps keep insertion order: the first is the one unused for longest.
      pages.set(address, page)
      if (pages.size > limit) pages.delete(pages.keys().next().value!)
      return page.html
    },
  }
}
