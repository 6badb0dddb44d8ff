import { compareText } from '../model/diagnostic.ts'
import { editDistance } from '../model/edit-distance.ts'
import { normalizeHeading } from '../model/heading-key.ts'
import type { NotePath } from '../model/path.ts'

/** How many of a note's headings are looked at; of more, the nearest is found by eye. */
const maxTexts = 500

/** How many texts are compared in one run; a garden with more mistakes than that needs another kind of help. */
const maxComparisons = 200_000

/** Longer texts are not compared. */
const maxLength = 128

/** A text and its folded form. */
interface KnownText {
  readonly text: string
  readonly key: string
}

/**
 * A function that finds, among the texts of a note (`textsOf` is asked once for each), at most three that differ from
 * `text` by one letter in three or contain it, best first. It stops suggesting when it has compared so much that a
 * hostile garden could make it slow.
 */
export function createNearestTexts(
  textsOf: (path: NotePath) => Iterable<string>,
): (text: string, path: NotePath) => readonly string[] {
  const textsByPath = new Map<NotePath, readonly KnownText[]>()
  let compared = 0
  return (text, path) => {
    const key = text.length > maxLength ? '' : normalizeHeading(text)
    if (key === '' || compared > maxComparisons) return []
    let texts = textsByPath.get(path)
    if (texts === undefined) {
      texts = foldTexts(textsOf(path))
      textsByPath.set(path, texts)
    }
    compared += texts.length
    return nearestOf(key, texts)
  }
}

function nearestOf(key: string, texts: readonly KnownText[]): readonly string[] {
  const most = Math.max(1, Math.floor(key.length / 3))
  const near: { readonly text: string; readonly distance: number }[] = []
  for (const other of texts) {
    const isPart = isPartOf(key, other.key) || isPartOf(other.key, key)
    const distance = Math.min(editDistance(key, other.key, most), isPart ? most : most + 1)
    if (distance <= most) near.push({ text: other.text, distance })
  }
  near.sort((a, b) => a.distance - b.distance || compareText(a.text, b.text))
  return near.slice(0, 3).map((one) => one.text)
}

function isPartOf(part: string, whole: string): boolean {
  return part.length >= 3 && whole.includes(part)
}

function foldTexts(texts: Iterable<string>): readonly KnownText[] {
  const textByKey = new Map<string, string>()
  for (const text of texts) {
    if (textByKey.size === maxTexts) break
    if (text.length > maxLength) continue
    const key = normalizeHeading(text)
    if (key !== '' && !textByKey.has(key)) textByKey.set(key, text)
  }
  return [...textByKey].map(([key, text]) => ({ text, key }))
}
