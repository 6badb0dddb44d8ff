import { versionMeta } from '../../src/site/site-update.ts'
import { addToHead } from './add-to-head.ts'
import { enhance } from './enhance.ts'

/**
 * Puts a fetched page in the place of the one that is shown: `main`, title, language, and what stands around the text
 * where it differs. Scripts that were running keep running.
 */
export function showPage(next: Document): void {
  const root = document.documentElement
  const from = next.documentElement
  document.title = next.title
  addToHead(next.head)
  root.removeAttribute('data-stacked')
  root.lang = from.lang
  root.dir = from.dir
  copyMeta(next, 'meta[name=description]', 'content')
  copyMeta(next, 'link[rel=canonical]', 'href')
  copyMeta(next, `meta[name=${versionMeta}]`, 'content')
  for (const selector of ['.skip', 'header.site', 'nav.bottom']) replacePart(selector, next)
  const main = document.importNode(next.querySelector('main')!, true)
  closeLayers()
  document.querySelector('main')!.replaceWith(main)
  enhance(main)
}

/** Replaces a part around the text, or only says which of its links is current where nothing else differs. */
function replacePart(selector: string, next: Document): void {
  const old = document.querySelector(selector)
  const made = next.querySelector(selector)
  if (old === null) {
    if (made !== null) document.body.append(document.importNode(made, true))
    return
  }
  if (made === null) old.remove()
  else if (!takeCurrent(old, made)) {
    const scroll = old.querySelector('.garden')?.scrollTop ?? 0
    const imported = document.importNode(made, true)
    old.replaceWith(imported)
    // The column stays where its reader left it.
    imported.querySelector('.garden')?.scrollTo(0, scroll)
  }
}

/**
 * Says which links are the current ones and unfolds what they are in, where two parts differ in nothing else; false, and
 * nothing done, where they do.
 * The column beside the text is mostly such a part, and keeping it spares the browser from laying it out again.
 */
function takeCurrent(old: Element, made: Element): boolean {
  const [bare, bareMade] = [old, made].map((part) => {
    const copy = part.cloneNode(true) as Element
    for (const link of copy.querySelectorAll('[aria-current]')) link.removeAttribute('aria-current')
    for (const folded of copy.querySelectorAll('details')) folded.open = false
    return copy
  })
  if (!bare!.isEqualNode(bareMade!)) return false
  const links = made.querySelectorAll('a')
  for (const [i, link] of old.querySelectorAll('a').entries()) {
    const current = links[i]!.getAttribute('aria-current')
    if (current === null) link.removeAttribute('aria-current')
    else link.setAttribute('aria-current', current)
  }
  // What the reader unfolded stays so.
  const folded = made.querySelectorAll('details')
  for (const [i, details] of old.querySelectorAll('details').entries())
    if (folded[i]!.open) details.open = true
  return true
}

/** Takes over what the head of another page says in one attribute. */
export function copyMeta(next: Document, selector: string, attribute: string): void {
  const made = next.querySelector(selector)?.getAttribute(attribute)
  const old = document.querySelector(selector)
  if (made == null) old?.remove()
  else if (old) old.setAttribute(attribute, made)
}

/** What lay over the page was about it: Back leaves no dialog of another page behind. */
function closeLayers(): void {
  for (const open of document.querySelectorAll<HTMLElement>(':popover-open')) open.hidePopover()
  for (const open of document.querySelectorAll<HTMLDialogElement>('dialog:modal')) open.close()
}
