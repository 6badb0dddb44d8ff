import type { SiteUpdate } from '../src/protocol/site-update.ts'

/**
 * Keeps an open page as the garden is: the local server names the pages that changed, and this one, if it is among
 * them, fetches itself and swaps what differs. Scroll position and focus stay. When the server is gone the browser
 * keeps trying, and a page that missed something reloads what it shows.
 */
const script = import.meta.url
const stream = new EventSource(new URL(`live?page=${encodeURIComponent(location.pathname)}`, script))
let revision: number | undefined

stream.addEventListener('message', (event: MessageEvent<string>) => {
  const update = JSON.parse(event.data) as SiteUpdate
  const missed = revision !== undefined && update.previous !== revision
  revision = update.revision
  const here = decodeURIComponent(location.pathname).normalize('NFC')
  if (missed || update.changed.includes(here) || update.removed.includes(here)) void swapPage()
})

async function swapPage(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } })
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  document.title = next.title
  swapChildren(document.body, next.body)
}

/** Replaces the children that differ, so that selection, focus and open details elsewhere on the page stay. */
function swapChildren(old: Element, next: Element): void {
  const oldChildren = [...old.childNodes]
  const nextChildren = [...next.childNodes]
  for (const [i, node] of nextChildren.entries()) {
    const current = oldChildren[i]
    if (current === undefined) old.append(node)
    else if (!current.isEqualNode(node)) swapNode(current, node)
  }
  for (const node of oldChildren.slice(nextChildren.length)) node.remove()
}

function swapNode(current: ChildNode, next: ChildNode): void {
  const alike =
    current instanceof Element &&
    next instanceof Element &&
    current.tagName === next.tagName &&
    current.cloneNode(false).isEqualNode(next.cloneNode(false))
  if (alike) swapChildren(current, next)
  else current.replaceWith(next)
}
