import { tabKept } from './kept.ts'

/** Where a tab keeps it: another tab's reload is none of its business. */
const setting = 'hortus-place'

/** Keeps where the cursor is in a note, as an offset of its text, for when the page is loaded anew. */
export function keepPlace(path: string, at: number): void {
  tabKept.setItem(setting, JSON.stringify([path, at]))
}

/** Where the cursor was before the page was loaded anew; undefined where that was another note. It is told once. */
export function takePlace(path: string): number | undefined {
  const kept = tabKept.getItem(setting)
  tabKept.removeItem(setting)
  try {
    const place: unknown = JSON.parse(kept ?? 'null')
    return Array.isArray(place) && place[0] === path && typeof place[1] === 'number' ? place[1] : undefined
  } catch {
    return undefined
  }
}

/** Whether the page is there because somebody loaded it anew, or came back to it from another site. */
export function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return (
    entry instanceof PerformanceNavigationTiming && (entry.type === 'reload' || entry.type === 'back_forward')
  )
}
