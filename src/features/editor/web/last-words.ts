import type { Draft } from './draft.ts'
import { changeBetween, type TextChange } from './text-change.ts'

/** A draft that was kept at once, as its page was left. */
export interface LastWords {
  readonly draft: Omit<Draft, 'text' | 'baseText'>
  /** What the draft was made from; undefined where the browser had no room for it beside what was changed. */
  readonly baseText?: string | undefined
  /** What makes the draft's text of that. */
  readonly change: TextChange
}

/** Keeps words before a page is gone, when a database would answer too late. */
export interface LastWordsStore {
  /** Keeps a draft now, in the place of the one of its note before; false where the browser has no room. */
  keep(draft: Draft): boolean
  /** Forgets what this page kept of a note, unless it is newer than a time. */
  forget(path: string, at?: number): void
  /** What any page kept of this garden, as it is written, by its name. */
  all(): ReadonlyMap<string, string>
  /** Removes what is kept under a name. */
  remove(name: string): void
}

/** Where the browser may keep them: all pages of an address see the first, and the second outlives a reload. */
const places: readonly (() => Storage)[] = [() => localStorage, () => sessionStorage]

/** The last words of a garden in the browser's own storage; what one page keeps is overwritten by no other. */
export function openLastWords(garden: string): LastWordsStore {
  const prefix = `hortus-words ${garden} `
  const own = `${prefix}${crypto.randomUUID()} `
  /** When what this page keeps was kept, by its note. */
  const times = new Map<string, number>()
  const remove = (name: string): void => {
    for (const place of places) attempt(() => place().removeItem(name))
  }
  return {
    keep({ text, baseText, ...draft }) {
      const change = changeBetween(baseText, text)
      const name = own + draft.path
      times.set(draft.path, draft.at)
      return [baseText, undefined].some((base) => {
        const words = JSON.stringify({ draft, change, baseText: base } satisfies LastWords)
        const kept = places.find((place) => attempt(() => place().setItem(name, words)))
        if (kept === undefined) return false
        for (const place of places) if (place !== kept) attempt(() => place().removeItem(name))
        return true
      })
    },
    forget(path, at = Number.POSITIVE_INFINITY) {
      const kept = times.get(path)
      if (kept === undefined || kept >= at) return
      times.delete(path)
      remove(own + path)
    },
    all() {
      const all = new Map<string, string>()
      for (const place of places)
        attempt(() => {
          for (const [name, kept] of Object.entries(place()))
            if (name.startsWith(prefix)) all.set(name, String(kept))
        })
      return all
    },
    remove,
  }
}

/** Whether the browser did something. */
function attempt(act: () => void): boolean {
  try {
    act()
    return true
  } catch {
    return false
  }
}
