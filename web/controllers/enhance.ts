import { followContents } from '../../src/features/contents/web/follow-contents.ts'
import { offerNearestPages } from '../../src/features/search/web/nearest-pages.ts'
import { addCodeCopies } from './code-copies.ts'
import { addHeadingLinks } from './heading-links.ts'
import { addMarginNotes } from './margin-notes.ts'
import { offerRemote } from './offer-remote.ts'
import { prepareMedia } from './prepare-media.ts'
import { showProgress } from './progress-marks.ts'

/**
 * What scripts add to a page that is complete without them. Runs for every page that is shown, and again for one that
 * was brought up to date: each part adds only what is not there yet, and marks what it adds with `data-added`.
 */
export function enhance(main: HTMLElement): void {
  for (const text of main.querySelectorAll<HTMLElement>('.text')) enhanceText(text)
  addMarginNotes(main)
  showProgress(main)
  followContents(main)
  void offerNearestPages(main)
  if (main.querySelector('hortus-notes')) void import('../../src/features/all-notes/web/hortus-notes.ts')
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
