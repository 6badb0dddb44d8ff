import { enhanceWith } from '../../../../web/controllers/enhance.ts'
import { siteBase } from '../../../../web/controllers/site.ts'

/** Pages that are remembered. */
const most = 500

// Remembers in this browser alone what the reader has seen of each page that says when it changed, and loads what shows the
// changes only where there is something to show: to readers who were here before.
enhanceWith((main) => {
  const mark = main.querySelector<HTMLElement>('[data-changed]')
  if (mark === null || main.querySelector('.since-visit')) return
  const changed = mark.dataset['changed']!
  const [page, key] = [location.pathname, `hortus:visits:${siteBase()}`]
  try {
    const { [page]: before, ...others } = JSON.parse(localStorage.getItem(key) ?? '{}')
    const kept = Object.entries(others).slice(1 - most)
    localStorage.setItem(key, JSON.stringify(Object.fromEntries([...kept, [page, changed]])))
    // For as long as the visit lasts, also on a page that is loaded again.
    const since = sessionStorage.getItem(key + page) ?? before ?? changed
    sessionStorage.setItem(key + page, since)
    if (since !== changed) void import('./show-since.ts').then((module) => module.showSince(mark, since))
  } catch {
    // Nothing to remember it in.
  }
})
