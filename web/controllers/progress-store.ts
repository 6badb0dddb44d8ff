import {
  markProgress,
  moveProgress,
  noProgress,
  type Progress,
  readProgress,
  writeProgress,
} from '../view/progress.ts'
import { siteBase } from './site.ts'

/** What the reader of this browser marked in this garden. */
export function loadProgress(): Progress {
  try {
    return readProgress(localStorage.getItem(key()) ?? '') ?? noProgress
  } catch {
    return noProgress
  }
}

/** Keeps it, and says `hortus:progress` so that what shows it follows. */
export function saveProgress(progress: Progress): void {
  try {
    localStorage.setItem(key(), writeProgress(progress))
  } catch {
    // Nothing to keep it in: marks last as long as the page.
  }
  document.dispatchEvent(new Event('hortus:progress'))
}

/** Sets or takes away one mark. */
export function setMark(kind: keyof Progress, href: string, isSet: boolean): void {
  saveProgress(markProgress(loadProgress(), kind, addressOf(href), isSet))
}

/** Pages that have another address now keep their marks. */
export function moveMarks(moves: readonly { readonly from: string; readonly to: string }[]): void {
  const addresses = new Map(moves.map(({ from, to }) => [addressOf(from), addressOf(to)]))
  const before = loadProgress()
  const after = moveProgress(before, addresses)
  if (writeProgress(after) !== writeProgress(before)) saveProgress(after)
}

/** Whether a page is marked. */
export function hasMark(progress: Progress, kind: keyof Progress, href: string): boolean {
  return progress[kind].includes(addressOf(href))
}

/** A page's address below the base, so that a garden that moves keeps its readers' marks. */
function addressOf(href: string): string {
  const path = decodeURIComponent(new URL(href, location.href).pathname)
  const base = decodeURIComponent(siteBase())
  return path.startsWith(base) ? path.slice(base.length) : path
}

function key(): string {
  return `hortus:progress:${siteBase()}`
}
