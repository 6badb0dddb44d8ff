import { noteFacts } from '../../define/note-facts.ts'
import { compareText } from '../../model/diagnostic.ts'
import { everydayWords } from '../../model/everyday-words.ts'
import type { FactsSource } from '../../model/facts.ts'
import type { NotePath } from '../../model/path.ts'
import type { RelatedNote, RelatedReason } from '../../model/related-note.ts'
import type { SeriesId } from '../../model/series-id.ts'
import { referenceFacts } from '../reading-list/facts.ts'
import { seriesFacts } from '../series/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { createNeighbours, from, type Neighbours, to } from './note-neighbours.ts'
import { isSmall, type TermTable, titleWeight } from './note-terms.ts'
import { indexWords, type WordIndex } from './word-index.ts'

/** What of a garden relations are found in. */
type RelatableGarden = Pick<FactsSource, 'notesByPath' | 'links' | 'read'>

/** Finds what is related to a note of one garden. */
export interface RelatedFinder {
  /** Up to eight notes without a link to or from this one, the nearest first; reasons say why. */
  relatedTo(path: NotePath): readonly RelatedNote[]
}

/** No series has this id. */
const noSeries = '' as SeriesId

const maxRelated = 8
/** Notes that are looked at closely. */
const maxJudged = 14
/** The words of a note that are looked up: its rarest. */
const maxQueryWords = 24
/** Words and notes that a reason names. */
const maxNamed = 3
/** A neighbour with more links than this says nothing about two of them. */
const maxDegree = 300
/** What a relation must amount to before it is worth a reader's time. */
const minScore = 120
/** A note with fewer rare words than this is measured against as many: two words alone are no likeness. */
const usualWords = 6
/** Most that words alone can amount to. */
const maxWordPoints = 700

interface QueryWord {
  readonly term: number
  /** Where it stands among the note's terms. */
  readonly place: number
  readonly points: number
}

type LinkReason = Extract<RelatedReason, { readonly notes: unknown }>['kind']

/**
 * Prepares a garden for questions; the index of its words is made at the first.
 *
 * Two notes are related by the rare words that they share (TF-IDF over the garden, with BM25's damping of repetitions
 * and long notes), by the neighbours that they share (Adamic and Adar, 2003: a neighbour counts by the inverse logarithm
 * of its degree), by the references that both cite, by series and by topic. Words alone must be two, or one of a title.
 * Points are whole numbers, so that the order in which they are added does not matter.
 */
export function createRelatedFinder(garden: RelatableGarden, table: TermTable): RelatedFinder {
  const { notesByPath, read } = garden
  const [factsByPath, referenceByPath] = [read(noteFacts), read(referenceFacts)]
  const { topicById, topicsOf } = read(topicFacts)
  const { seriesById, seriesByPath } = read(seriesFacts)
  const notes = [...notesByPath.keys()]
  const numberByPath = new Map(notes.map((path, number) => [path, number]))
  const neighboursOf = createNeighbours(garden, notes, numberByPath)
  // Points of the note that is asked about; set back to 0 after each question.
  const wordPoints = new Int32Array(notes.length)
  const linkPoints = new Int32Array(notes.length)
  const isFound = new Uint8Array(notes.length)
  const directionOf = new Uint8Array(notes.length)
  const isPageOf = notes.map((path) => factsByPath.get(path)?.kind === 'page')
  /** How much shared neighbours count with each note; 0 until somebody asks. */
  const dampOf = new Float64Array(notes.length)
  const usualPoints = Math.round(usualWords * 50 * Math.log2(1 + notes.length / 2))
  let index: WordIndex | undefined
  /** By term: 2 for a word of every day, 1 for another, 0 for one that nobody looked up. */
  let everyday: Uint8Array | undefined
  /** By term: where it stands in the note that was looked at closely last. */
  let placeOf: Uint32Array | undefined

  function relatedTo(path: NotePath): readonly RelatedNote[] {
    const self = numberByPath.get(path)!
    if (isPage(self)) return []
    index ??= indexWords(notesByPath, table)
    const linked = neighboursOf(self)
    for (let i = 0; i < linked.numbers.length; i++) directionOf[linked.numbers[i]!] = linked.directions[i]!
    const found: number[] = []
    const find = (note: number): void => {
      if (isFound[note] === 1) return
      isFound[note] = 1
      found.push(note)
    }
    const query = queryWords(index, self)
    const most = query.reduce((sum, { points }) => sum + points, 0)
    for (const { term, points } of query) {
      const worth = points / Math.max(most, usualPoints)
      for (let i = index.startOfTerm[term]!; i < index.startOfTerm[term + 1]!; i++) {
        const note = index.postings[i]!
        find(note)
        wordPoints[note]! += Math.round(worth * index.weights[i]! * 10)
      }
    }
    forEachShared(linked, (note, points) => {
      find(note)
      linkPoints[note]! += points
    })
    const series = seriesById.get(seriesByPath.get(path) ?? noSeries)
    for (const part of series?.parts ?? []) find(numberByPath.get(part)!)

    const partners = new Set(series?.parts.map((part) => numberByPath.get(part)!))
    const candidates = chooseBest(found, (note) => {
      if (note === self || directionOf[note] !== 0) return 0
      const links = dampHub(linkPoints[note]!, note)
      return Math.min(wordPoints[note]!, maxWordPoints) + links + (partners.has(note) ? 150 : 0)
    })
    const related = candidates.flatMap((note) => judge(self, note, query) ?? [])
    for (const neighbour of linked.numbers) directionOf[neighbour] = 0
    for (const note of found) {
      wordPoints[note] = 0
      linkPoints[note] = 0
      isFound[note] = 0
    }
    return related.sort((a, b) => b.score - a.score || compareText(a.path, b.path)).slice(0, maxRelated)
  }

  /** The words of a note that are rare in the garden, with what each is worth; the best first. */
  function queryWords(
    { termsOfNote, startOfTerm, idf, weightOf }: WordIndex,
    note: number,
  ): readonly QueryWord[] {
    const { terms, counts, length } = termsOfNote[note]!
    const words: QueryWord[] = []
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!
      if (startOfTerm[term + 1]! - startOfTerm[term]! > 1 && !isEveryday(term))
        words.push({ term, place: i, points: Math.round((idf[term]! * weightOf(counts[i]!, length)) / 100) })
    }
    words.sort((a, b) => b.points - a.points || compareText(table.keyOf(a.term), table.keyOf(b.term)))
    return words.slice(0, maxQueryWords)
  }

  /** Whether a term is one of the words that every text has; looked up once. */
  function isEveryday(term: number): boolean {
    everyday ??= new Uint8Array(table.size)
    if (everyday[term] === 0) everyday[term] = everydayWords.has(table.keyOf(term)) ? 2 : 1
    return everyday[term] === 2
  }

  /** Adds up what each neighbour of the neighbours shares with the note that is asked about. */
  function forEachShared(linked: Neighbours, visit: (note: number, points: number) => void): void {
    for (let i = 0; i < linked.numbers.length; i++) {
      const between = linked.numbers[i]!
      const around = neighboursOf(between)
      if (around.numbers.length > maxDegree || isPage(between)) continue
      const here = linked.directions[i]!
      const full = pointsOf(between)
      for (let j = 0; j < around.numbers.length; j++) {
        // A neighbour in the middle of a chain says less than one that both link to, or that links to both. `around` is
        // seen from the one between: its `from` is the other note's `to`.
        const there = turn(around.directions[j]!)
        visit(around.numbers[j]!, (here & there) === 0 ? full >> 1 : full)
      }
    }
  }

  /** Plain pages (about, now) link to whatever is worth showing: meeting there says nothing. */
  function isPage(note: number): boolean {
    return isPageOf[note]!
  }

  /** What it is worth to share a neighbour. */
  function pointsOf(neighbour: number): number {
    const most = referenceByPath.has(notes[neighbour]!) ? 450 : 300
    return Math.round(most / Math.log2(2 + neighboursOf(neighbour).numbers.length))
  }

  /** A note that links to half the garden shares neighbours with everybody. */
  function dampHub(points: number, note: number): number {
    if (points === 0) return 0
    if (dampOf[note] === 0) dampOf[note] = Math.min(1, 4 / Math.log2(2 + neighboursOf(note).numbers.length))
    return Math.round(points * dampOf[note]!)
  }

  function judge(self: number, note: number, query: readonly QueryWord[]): RelatedNote | undefined {
    const [here, there] = [notes[self]!, notes[note]!]
    if (isPage(note)) return undefined
    const reasons: { points: number; reason: RelatedReason }[] = []
    const words = wordPoints[note] === 0 ? [] : nameWords(self, note, query)
    if (words.length > 0)
      reasons.push({
        points: Math.min(wordPoints[note]!, maxWordPoints),
        reason: { kind: 'words', words },
      })
    reasons.push(...nameNeighbours(note))
    const series = seriesByPath.get(here)
    if (series !== undefined && series === seriesByPath.get(there))
      reasons.push({ points: 150, reason: { kind: 'series', series } })
    const topic = reasons.length === 0 ? undefined : topicsOf(here).find((id) => topicsOf(there).includes(id))
    const topicSize = topic === undefined ? 0 : topicById.get(topic)!.noteCount
    // A topic of everything relates nothing, and none relates by itself.
    if (topic !== undefined && topicSize <= Math.max(30, notes.length / 8))
      reasons.push({ points: Math.round(300 / Math.log2(2 + topicSize)), reason: { kind: 'topic', topic } })
    const score = reasons.reduce((sum, { points }) => sum + points, 0)
    if (score < minScore) return undefined
    reasons.sort((a, b) => b.points - a.points || compareText(a.reason.kind, b.reason.kind))
    return { path: notes[note]!, score, reasons: reasons.map(({ reason }) => reason) }
  }

  /** The shared words worth naming, small where one of the notes writes them so; none where it may be an accident. */
  function nameWords(self: number, note: number, query: readonly QueryWord[]): readonly string[] {
    const ours = index!.termsOfNote[self]!
    const theirs = index!.termsOfNote[note]!
    placeOf ??= new Uint32Array(table.size)
    for (let i = 0; i < theirs.terms.length; i++) placeOf[theirs.terms[i]!] = i
    // Where a term of another note was may be left over.
    const shared = query.filter(({ term }) => theirs.terms[placeOf![term]!] === term)
    if (shared.length === 1) {
      const { term, place } = shared[0]!
      if (ours.counts[place]! < titleWeight && theirs.counts[placeOf[term]!]! < titleWeight) return []
    }
    return shared.slice(0, maxNamed).map(({ term, place }) => {
      const word = table.wordOf(ours.written[place]!)
      const theirWord = table.wordOf(theirs.written[placeOf![term]!]!)
      const isBetter = isSmall(theirWord) && (!isSmall(word) || theirWord.length < word.length)
      return isBetter ? theirWord : word
    })
  }

  function nameNeighbours(
    note: number,
  ): readonly { readonly points: number; readonly reason: RelatedReason }[] {
    const byKind = new Map<LinkReason, { points: number; path: NotePath }[]>()
    const { numbers, directions } = neighboursOf(note)
    for (let i = 0; i < numbers.length; i++) {
      const between = numbers[i]!
      const here = directionOf[between]!
      if (here === 0 || neighboursOf(between).numbers.length > maxDegree || isPage(between)) continue
      const kind = kindOf(here, directions[i]!, referenceByPath.has(notes[between]!))
      const points = kind === 'next-to' ? pointsOf(between) >> 1 : pointsOf(between)
      const list = byKind.get(kind)
      if (list) list.push({ points, path: notes[between]! })
      else byKind.set(kind, [{ points, path: notes[between]! }])
    }
    return [...byKind].map(([kind, shared]) => {
      shared.sort((a, b) => b.points - a.points || compareText(a.path, b.path))
      const points = shared.reduce((sum, item) => sum + item.points, 0)
      return {
        points: dampHub(points, note),
        reason: { kind, notes: shared.slice(0, maxNamed).map((item) => item.path) },
      }
    })
  }

  return { relatedTo }
}

/** The notes with the most points, at most {@link maxJudged} and the best first, of those worth looking at closely. */
function chooseBest(notes: readonly number[], pointsOf: (note: number) => number): readonly number[] {
  const best: number[] = []
  const points: number[] = []
  for (const note of notes) {
    const own = pointsOf(note)
    const isFull = best.length === maxJudged
    if (own < minScore / 2 || (isFull && own < points[maxJudged - 1]!)) continue
    let place = best.length
    while (place > 0 && (points[place - 1]! < own || (points[place - 1] === own && best[place - 1]! > note)))
      place--
    best.splice(place, 0, note)
    points.splice(place, 0, own)
    if (isFull) {
      best.pop()
      points.pop()
    }
  }
  return best
}

/** How two notes meet at a neighbour, from the directions of their links with it. */
function kindOf(here: number, there: number, isReference: boolean): LinkReason {
  if ((here & there & to) !== 0) return isReference ? 'citations' : 'links-to'
  return (here & there & from) !== 0 ? 'linked-from' : 'next-to'
}

/** A link's directions as seen from its other end. */
function turn(direction: number): number {
  return ((direction & to) << 1) | ((direction & from) >> 1)
}
