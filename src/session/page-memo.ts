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

/** Characters of pages that are kept, however few they are. */
const maxKept = 67_108_864

/** A memo of the `limit` pages used last, fewer of large ones. 0 keeps nothing. */
export function createPageMemo(limit: number): PageMemo {
  const pages = new Map<Address, { readonly key: string; readonly html: string }>()
  let renderedCount = 0
  let size = 0
  const forget = (address: Address): void => {
    size -= pages.get(address)?.html.length ?? 0
    pages.delete(address)
  }
  return {
    keeps: limit > 0,
    get renderedCount() {
      return renderedCount
    },
    async get(address, key, render) {
      const kept = pages.get(address)
      forget(address)
      const page = kept?.key === key ? kept : { key, html: await render() }
      if (page !== kept) renderedCount++
      // Maps keep insertion order: the first is the one unused for longest.
      forget(address)
      pages.set(address, page)
      size += page.html.length
      while (pages.size > limit || size > maxKept) forget(pages.keys().next().value!)
      return page.html
    },
  }
}
