import type { Draft } from './draft.ts'
import { changeBetween, type TextChange, withChange } from './text-change.ts'

/** A draft that was kept at once, as its page was left. */
export interface LastWords {
  /** Where it is kept. */
  readonly name: string
  readonly draft: Omit<Draft, 'text' | 'baseText'>
  /** What the draft was made from; undefined where the browser had no room for it beside what was changed. */
  readonly baseText: string | undefined
  /** What makes the draft's text of that. */
  readonly change: TextChange
}

/** The draft of some last words, on the text that they were made from. */
export function draftOf({ draft, change }: LastWords, baseText: string): Draft {
  return { ...draft, baseText, text: withChange(baseText, change) }
}

/** Keeps words before a page is gone, when a database would answer too late. */
export interface LastWordsStore {
  /** Keeps a draft now, in the place of the one of its note before; false where the browser has no room. */
  keep(draft: Draft): boolean
  /** Forgets what this page kept of a note, unless it is newer than a time. */
  forget(path: string, at?: number): void
  /** All that is kept of a garden, by any page, the oldest first. */
  list(): readonly LastWords[]
  remove(words: LastWords): void
}

/** Where the browser may keep them: all pages of an address see the first, and the second outlives a reload. */
const places: readonly (() => Storage)[] = [() => localStorage, () => sessionStorage]

/** The last words of a garden in the browser's own storage; what one page keeps is overwritten by no other. */
export function openLastWords(garden: string): LastWordsStore {
  const prefix = `hortus-words ${garden} `
  const own = `${prefix}${crypto.randomUUID()} `
  /** When what this page keeps was kept, by its note. */
  const times = new Map<string, number>()
  const removeAt = (name: string): void => {
    for (const place of places) attempt(() => place().removeItem(name))
  }
  return {
    keep({ text, baseText, ...draft }) {
      const change = changeBetween(baseText, text)
      const name = own + draft.path
      times.set(draft.path, draft.at)
      return [baseText, undefined].some((base) => {
        const words = JSON.stringify({ draft, change, baseText: base })
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
      removeAt(own + path)
    },
    list() {
      const all = new Map<string, LastWords>()
      for (const place of places)
        attempt(() => {
          for (const [name, kept] of Object.entries(place()))
            if (name.startsWith(prefix))
              all.set(name, { ...(JSON.parse(String(kept)) as Omit<LastWords, 'name'>), name })
        })
      return [...all.values()].sort((a, b) => a.draft.at - b.draft.at)
    },
    remove: ({ name }) => removeAt(name),
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
