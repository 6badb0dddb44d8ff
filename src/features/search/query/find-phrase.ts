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
  for (let at = 0; at < Math.min(notes.length, maxNotes) && found.size < limit; at += batch) {
    const numbers = notes.slice(at, at + batch).map(({ number }) => number)
    for (const document of await store.sectionsOf(numbers)) {
      const number = noteOf(document.id)
      const { title, heading, text } = document
      const texts = sectionOf(document.id) === 0 ? [title, heading, text] : [heading, text]
      if (!texts.some((text) => hasRun(readWords(encoder, text), wanted))) continue
      if (!found.has(number)) sections?.set(number, document.id)
      found.add(number)
    }
  }
  return found
}

function hasRun(words: readonly WordForms[], wanted: readonly string[]): boolean {
  for (let from = 0; from + wanted.length <= words.length; from++) {
    if (wanted.every((word, i) => (words[from + i]! as readonly string[]).includes(word))) return true
  }
  return false
}
