import { splitSections } from '../features/search/split-sections.ts'
import { createWordEncoder, readWords, type WordEncoder } from '../features/search/words/words.ts'
import type { Garden } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import { findSentence } from '../model/sentence.ts'
import type { SearchedNotes } from './note-search.ts'
import { splitQuestion } from './split-question.ts'

/** A sentence of a note that answers something. */
interface AnswerSentence {
  readonly note: Note
  /** The heading it stands under, and its element id; `''` above the first. */
  readonly heading: string
  readonly slug: string
  /** As it stands in the note's plain text. */
  readonly sentence: string
}

/** Sentences of one note that are given. */
const maxOfNote = 2

/** Longer ones are lists of links, tables and code without ends of sentences. */
const maxSentence = 700

/** What a word counts that the heading or the title has and the sentence has not. */
const nameShare = 0.4

/** A sentence that has less than this share of what the best has is no answer. */
const leastShare = 0.6

/** A word that so many of the notes have says nothing about any of them, in a garden of more than a few. */
const everydayShare = 0.4
const fewNotes = 10

/** What a word counts of another question that is asked in the same breath: “how does it write?” says not what does. */
const besideShare = 0.3

/** What a sentence counts that asks itself. */
const questionShare = 0.5

/** The words of a question, folded, each once: what `findAnswer` wants to know the number of notes of. */
export function wordsOfQuestion(question: string): readonly string[] {
  return [...new Set(readWords(createWordEncoder(), question).map(([word]) => word))]
}

/** What a search found for a question. */
interface FoundForQuestion extends Pick<SearchedNotes, 'hits' | 'sought'> {
  /** By each of {@link wordsOfQuestion}: how many notes have it. */
  readonly noteCounts: ReadonlyMap<string, number>
}

/**
 * The sentences of the notes that a search found which have most of the question's words, rare words counting more; the
 * names above a sentence speak for it too. A word may stand in another form that the search takes for it. Of several
 * questions in one each is answered: the best of each first, then the next of each.
 */
export function findAnswer(
  garden: Pick<Garden, 'notesByPath'>,
  found: FoundForQuestion,
  question: string,
  limit: number,
): readonly AnswerSentence[] {
  const rankings = splitQuestion(question).map((part) => rankSentences(garden, found, question, part))
  const given = new Map<string, AnswerSentence>()
  for (let rank = 0; rankings.some(({ length }) => rank < length); rank++)
    for (const { [rank]: answer } of rankings)
      if (answer !== undefined && !given.has(answer.sentence)) given.set(answer.sentence, answer)
  return [...given.values()].slice(0, limit)
}

/** The sentences that answer one part of a question, the best first. */
function rankSentences(
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  { hits, sought, noteCounts }: FoundForQuestion,
  question: string,
  part: string,
): readonly AnswerSentence[] {
  const encoder = createWordEncoder()
  const wordOf = formsOf(encoder, question, sought)
  const weightOf = weigh(noteCounts, notesByPath.size)
  const asked = new Set(wordsOfQuestion(part))
  const weightIn = (text: string): { readonly weight: number; readonly isAsked: boolean } => {
    let weight = 0
    let isAsked = false
    for (const word of new Set(encoder.encode(text).flatMap((term) => wordOf.get(term) ?? []))) {
      const full = weightOf(word)
      weight += asked.has(word) ? full : full * besideShare
      isAsked ||= asked.has(word) && full > 0
    }
    return { weight, isAsked }
  }
  const scored = hits
    .flatMap(({ path }) => {
      const note = notesByPath.get(path)
      if (note === undefined) return []
      return splitSections(note).flatMap(({ heading, slug, text }) => {
        const named = weightIn(`${note.title} ${heading}`).weight * nameShare
        return sentencesOf(text).flatMap((sentence) => {
          const own = weightIn(sentence)
          if (!own.isAsked) return []
          const score = (own.weight + named) * (/[?？]$/.test(sentence) ? questionShare : 1)
          return [{ note, heading, slug, sentence, score }]
        })
      })
    })
    // Among equals the note that the search found first, and in it what stands first.
    .sort((a, b) => b.score - a.score)
  const best = scored[0]?.score ?? 0
  const given = new Map<Note, number>()
  const seen = new Set<string>()
  return scored.flatMap(({ note, heading, slug, sentence, score }) => {
    const count = given.get(note) ?? 0
    if (score < best * leastShare || count >= maxOfNote || seen.has(sentence)) return []
    seen.add(sentence)
    given.set(note, count + 1)
    return [{ note, heading, slug, sentence }]
  })
}

/** How much each word of a question tells, by how few notes have it. */
function weigh(noteCounts: ReadonlyMap<string, number>, noteCount: number): (word: string) => number {
  return (word) => {
    const count = noteCounts.get(word) ?? 1
    if (noteCount > fewNotes && count > noteCount * everydayShare) return 0
    return Math.log(1 + noteCount / Math.max(1, count))
  }
}

/** By each form that the search takes for a word of the question: that word. */
function formsOf(
  encoder: WordEncoder,
  question: string,
  sought: readonly string[],
): ReadonlyMap<string, string> {
  const asked = readWords(encoder, question)
  const wordOf = new Map(asked.flatMap((forms) => forms.map((form) => [form, forms[0]] as const)))
  for (const form of sought) {
    if (wordOf.has(form)) continue
    // What is none of the words is another form of the one that begins most like it, or a word that was misspelt.
    const [like] = asked
      .map(([word]) => ({ word, shared: sharedStart(word, form) }))
      .sort((a, b) => b.shared - a.shared)
    wordOf.set(form, like !== undefined && like.shared >= 3 ? like.word : form)
  }
  return wordOf
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

/** The sentences of a text whose lines are blocks. */
function sentencesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const sentences: string[] = []
    for (let at = 0; at < line.length; ) {
      const { end } = findSentence(line, at, at + 1)
      // Its end may be cut where the context of a link would be.
      const whole = wholeSentence(line, at, end)
      const sentence = line.slice(at, whole).trim()
      if (sentence !== '' && sentence.length <= maxSentence) sentences.push(sentence)
      at = Math.max(whole, at + 1)
    }
    return sentences
  })
}

/** Goes on where a sentence was cut because it is long: `findSentence` looks a few hundred characters ahead. */
function wholeSentence(line: string, start: number, end: number): number {
  for (let at = end; ; ) {
    if (at >= line.length || /[.?!…。！？]$/.test(line.slice(start, at))) return at
    const next = findSentence(line, at, Math.min(at + 1, line.length)).end
    if (next <= at) return at
    at = next
  }
}
