import { versionMeta } from '../../src/site/site-update.ts'
import { addToHead } from './add-to-head.ts'
import { enhance } from './enhance.ts'
import { mergePage } from './merge-page.ts'
import { forgetPages } from './page-cache.ts'
import { pageMoved } from './page-moved.ts'
import { copyMeta } from './show-page.ts'

/** The page as it was delivered, before any script changed it. */
let delivered: Document

/** Takes over what a page was like when it came; called before anything changes it, and for every page that is shown. */
export function rememberDelivered(page: Document | undefined): void {
  if (page !== undefined) {
    delivered = page
    return
  }
  delivered = document.implementation.createHTMLDocument()
  delivered.replaceChild(delivered.importNode(document.documentElement, true), delivered.documentElement)
}

/** Counts the pages that were asked for: an answer that is overtaken by a later one is old. */
let asked = 0
let taken = 0

/**
 * Fetches the shown page again, takes over what changed and says `hortus:refreshed`. A server that is gone is tried again
 * by its own script.
 */
export async function refresh(): Promise<void> {
  forgetPages()
  const number = ++asked
  const { href, pathname } = location
  const response = await fetch(href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  const text = await response?.text().catch(() => undefined)
  // Whoever has gone to another page meanwhile keeps that one.
  if (response === undefined || text === undefined || location.pathname !== pathname) return
  if (response.redirected) pageMoved(new URL(response.url))
  // Pages side by side are put together by a script; only loading them anew brings them all up to date.
  if (document.querySelector('main.is-stacked')) {
    location.reload()
    return
  }
  const next = new DOMParser().parseFromString(text, 'text/html')
  if (next.querySelector('main') === null || number < taken) return
  taken = number
  document.title = next.title
  addToHead(next.head)
  copyMeta(next, `meta[name=${versionMeta}]`, 'content')
  for (const selector of ['header.site', 'main', 'nav.bottom']) {
    const shown = document.querySelector(selector)
    const old = delivered.querySelector(selector)
    const made = next.querySelector(selector)
    if (shown && old && made) mergePage(shown, old, made)
  }
  delivered = next
  enhance(document.querySelector('main')!)
  document.dispatchEvent(new Event('hortus:refreshed'))
}
