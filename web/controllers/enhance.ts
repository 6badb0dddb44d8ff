import { addCodeCopies } from './code-copies.ts'
import { addHeadingLinks } from './heading-links.ts'
import { addMarginNotes } from './margin-notes.ts'
import { offerRemote } from './offer-remote.ts'
import { prepareMedia } from './prepare-media.ts'

/** What a feature adds to a page. */
type Enhancer = (main: HTMLElement) => unknown

const enhancers: Enhancer[] = []
let shown: HTMLElement | undefined

/**
 * Lets a feature's script add to every page that is shown, beginning with the one that is there: at once where the app
 * has seen it already, since its words are loaded then. It is called again for a page that was brought up to date.
 */
export function enhanceWith(enhancer: Enhancer): void {
  enhancers.push(enhancer)
  if (shown !== undefined) enhancer(shown)
}

/** Lets features add to a page whose texts have been enhanced already. */
export function enhanceFeatures(main: HTMLElement): void {
  shown = main
  for (const enhancer of enhancers) enhancer(main)
}

/**
 * What scripts add to a page that is complete without them. Runs for every page that is shown, and again for one that
 * was brought up to date: each part adds only what is not there yet, and marks what it adds with `data-added`.
 */
export function enhance(main: HTMLElement): void {
  for (const text of main.querySelectorAll<HTMLElement>('.text')) enhanceText(text)
  // What features show of other hosts stands beside the text.
  offerRemote(main)
  addMarginNotes(main)
  enhanceFeatures(main)
}

/** What {@link enhance} adds to one text. */
export function enhanceText(text: HTMLElement): void {
  addHeadingLinks(text)
  addCodeCopies(text)
  prepareMedia(text)
  offerRemote(text)
  makeWantedReachable(text)
}

/** A wanted note has a preview, so keyboards must reach it. */
function makeWantedReachable(text: HTMLElement): void {
  for (const link of text.querySelectorAll<HTMLElement>('a.wanted:not([href])')) link.tabIndex = 0
}
