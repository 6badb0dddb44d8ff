import { compareText } from '../model/diagnostic.ts'
import { editDistance } from '../model/edit-distance.ts'
import { normalizeHeading } from '../model/heading-key.ts'

/** How many of a note's headings are looked at; more are a list, where the nearest is found by eye. */
const maxTexts = 500

/** How many texts are compared in one run; a garden with more mistakes than that needs another kind of help. */
const maxComparisons = 200_000

/** Longer texts are not compared. */
const maxLength = 128

/**
 * A function that finds, among `texts`, at most three that differ from `text` by one letter in three or contain it,
 * best first. It stops suggesting when it has compared so much that a hostile garden could make it slow.
 */
export function createNearestTexts(): (text: string, texts: readonly string[]) => readonly string[] {
  let compared = 0
  return (text, texts) => {
    const key = normalizeHeading(text)
    if (key === '' || key.length > maxLength || compared > maxComparisons) return []
    const most = Math.max(1, Math.floor(key.length / 3))
    const near: { readonly text: string; readonly distance: number }[] = []
    for (const other of new Set(texts.slice(0, maxTexts))) {
      compared++
      if (other.length > 2 * maxLength) continue
      const otherKey = normalizeHeading(other)
      const holds =
        key.length >= 3 && (otherKey.includes(key) || (otherKey.length >= 3 && key.includes(otherKey)))
      const distance = Math.min(editDistance(key, otherKey, most), holds ? most : most + 1)
      if (distance <= most) near.push({ text: other, distance })
    }
    near.sort((a, b) => a.distance - b.distance || compareText(a.text, b.text))
    return near.slice(0, 3).map((one) => one.text)
  }
}
