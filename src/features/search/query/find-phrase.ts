import type { TermStore } from '../index/term-store.ts'
import { noteOf, type SectionId, sectionOf } from '../search-note.ts'
import { readWords, strictForm, type WordEncoder, type WordForms } from '../words/words.ts'
import type { RankedNote } from './rank-notes.ts'

/** How many notes are looked through at once. */
const batch = 16

/** How many notes are looked through at most: their texts have to be fetched. */
const maxNotes = 320

/**
 * The numbers of the notes that have the words of a phrase one after another, in the title or within one section. The
 * notes are looked through in their order until `limit` have it; where it stands goes to `sections`.
 */
export async function findPhrase(
  store: TermStore,
  encoder: WordEncoder,
  notes: readonly RankedNote[],
  phrase: string,
  sections: Map<number, SectionId> | undefined,
  limit: number,
): Promise<ReadonlySet<number>> {
  const wanted = readWords(encoder, phrase).map(strictForm)
  const found = new Set<number>()
  if (wanted.length === 0) return found
  const mayHave = createHint(wanted)
  for (let at = 0; at < Math.min(notes.length, maxNotes) && found.size < limit; at += batch) {
    const numbers = notes.slice(at, at + batch).map(({ number }) => number)
    for (const document of await store.sectionsOf(numbers)) {
      const number = noteOf(document.id)
      const { title, heading, text } = document
      const texts = sectionOf(document.id) === 0 ? [title, heading, text] : [heading, text]
      if (!texts.some((text) => mayHave(text) && hasRun(readWords(encoder, text), wanted))) continue
      if (!found.has(number)) sections?.set(number, document.id)
      found.add(number)
    }
  }
  return found
}

/** Signs that a word may lose: what is written `don't` is found as `dont`. */
const lost = /['.]/g
const onlyAscii = /^[\0-\x7f]*$/

/**
 * Tells whether a text may have words one after another, much sooner than by reading it. Each of them stands in it letter by
 * letter, unless a text has letters that are folded.
 */
function createHint(wanted: readonly string[]): (text: string) => boolean {
  const words = wanted.map((word) => word.replace(lost, ''))
  if (!words.every((word) => /^[a-z\d]+$/.test(word))) return () => true
  const run = new RegExp(words.join('[^a-z\\d]*'))
  return (text) => !onlyAscii.test(text) || run.test(text.toLowerCase().replace(lost, ''))
}

function hasRun(words: readonly WordForms[], wanted: readonly string[]): boolean {
  for (let from = 0; from + wanted.length <= words.length; from++) {
    if (wanted.every((word, i) => (words[from + i]! as readonly string[]).includes(word))) return true
  }
  return false
}
