import { type LocalTime, localTimeOf } from '../../../model/dates/local-time.ts'
import { type NotePath, stemOf, withoutNoteEnding } from '../../../model/path.ts'
import { tagKeys } from '../../../model/properties.ts'
import { createBest } from './best.ts'
import { boxNames, calloutNames } from './callout-names.ts'
import { bonuses, type Candidate, collectCandidates, compareLabels, lettersOf } from './candidate.ts'
import type { DayNames } from './complete-date.ts'
import { completeNeighbour } from './complete-neighbour.ts'
import type { Completion } from './completion.ts'
import type { CompletionData, NoteName, UsedWord } from './completion-data.ts'
import type { CompletionPlace } from './completion-place.ts'
import { type CompletionWords, englishCompletion } from './completion-words.ts'
import { foldForSearch } from './fold-for-search.ts'
import { fuzzyScore } from './fuzzy-score.ts'
import { createLinkNamer, type LinkNamer } from './link-name.ts'
import { createNearness } from './nearness.ts'
import { createLinkWriter, type LinkWriter } from './write-link.ts'

/** Answers while somebody types. */
export interface Completer {
  /**
   * What could stand at `place` of the note `path`, the likeliest first. For headings and blocks ask
   * `completeOutline`, for emoji `completeEmoji`, for footnotes and references `completeInNote`, for languages `completeLanguage`,
   * for days `completeDate`: what they need is not known here, or loaded when it is needed.
   */
  complete(path: NotePath, place: CompletionPlace, limit?: number): readonly Completion[]
  /** Writes links in a note as the garden does. */
  linkWriter(path: NotePath): LinkWriter
  /** How a wiki-link names a note. */
  readonly nameOf: LinkNamer
  /** What names days in a note, for `completeDate`. */
  dayNames(path: NotePath): DayNames
  /** Languages of the garden's code. */
  readonly languages: readonly UsedWord[]
}

/** Offered where the caller names no limit. */
const usualLimit = 40

/**
 * Prepares completion for a garden. Preparing is linear in the number of names and costs some milliseconds per
 * thousand; an answer looks at every name once.
 */
export function createCompleter(
  data: CompletionData,
  words: CompletionWords = englishCompletion,
  clock: () => LocalTime = () => localTimeOf(new Date()),
): Completer {
  const candidates = collectCandidates(data, words)
  const timesUsed = (uses: number): string =>
    uses === 0 ? '' : words.complete.uses(uses, words.number(uses))
  const looksLike = (name: string): string => {
    const like = calloutNames.find(([other]) => other === name)?.[1] ?? ''
    return like === '' ? '' : words.complete.like(like)
  }
  const nearness = createNearness(data.notes)
  const nameOf = createLinkNamer(data.notes)
  const linkWriter = (path: NotePath): LinkWriter =>
    createLinkWriter(data.linkStyle, path, nameOf, data.labelReading === 'usual')
  const noteByName = new Map<string, NoteName>()
  for (const note of data.notes) {
    for (const name of [stemOf(note.path), ...note.aliases, withoutNoteEnding(note.path)]) {
      const key = foldForSearch(name)
      if (!noteByName.has(key)) noteByName.set(key, note)
    }
  }

  // What matched the last query is all that a longer one can match.
  let last: { readonly query: string; readonly matched: readonly Candidate[] } = {
    query: '',
    matched: candidates.names,
  }

  const completeNote = (
    path: NotePath,
    place: Extract<CompletionPlace, { kind: 'note' }>,
    limit: number,
  ): readonly Completion[] => {
    const query = foldForSearch(place.query)
    const letters = lettersOf(query)
    const isPath = query.includes('/')
    const isLonger = query.startsWith(last.query) && isPath === last.query.includes('/')
    const near = nearness(path)
    const matched: Candidate[] = []
    const best = createBest<Candidate>(limit * 4, compareLabels)
    const all = (): readonly Candidate[] =>
      isPath ? [...candidates.names, ...candidates.paths()] : candidates.names
    for (const candidate of isLonger ? last.matched : all()) {
      if ((candidate.letters & letters) !== letters) continue
      const fit = fuzzyScore(query, candidate.key)
      if (fit < 0) continue
      matched.push(candidate)
      const steps = candidate.note < 0 ? 0 : (near.get(candidate.note) ?? 0)
      const nearBonus = steps === 1 ? bonuses.near : steps === 2 ? bonuses.secondNear : 0
      // Pictures are what embeds are mostly for; elsewhere they come last.
      const kindBonus =
        candidate.kind === 'asset' ? (place.embed ? 40 : -150) : candidate.kind === 'wanted' ? -60 : 0
      best.add(candidate, fit + nearBonus + kindBonus + candidate.bonus)
    }
    last = { query, matched }
    const offered = new Set<string>()
    const completions: Completion[] = []
    const write = linkWriter(path)
    for (const { kind, label: named, detail, name, shown, note } of best.list()) {
      if (completions.length >= limit) break
      if (note >= 0 && data.notes[note]!.path === path) continue
      const identity = note >= 0 ? String(note) : name
      // A note is offered once, under the name that fits best.
      if (offered.has(identity)) continue
      offered.add(identity)
      const target = {
        name,
        path: note >= 0 ? data.notes[note]!.path : kind === 'asset' ? detail : undefined,
      }
      // A path says where a note lies; what is read is its name.
      const label = shown ?? (kind === 'note' && !place.embed ? stemOf(target.path ?? name) : undefined)
      const parts = place.hasLabel || label === undefined ? target : { ...target, shown: label }
      completions.push({
        kind,
        label: named,
        detail,
        insert: write(place, parts),
        bare: bareOf(write, place, target),
      })
    }
    return completions
  }

  const linkToDay = (path: NotePath, day: NotePath, name: string): string => {
    const parts = { name: nameOf(day) ?? name, path: day }
    const isMarkdown = data.linkStyle.isMarkdown
    const place = {
      from: 0,
      to: 0,
      start: 0,
      query: '',
      form: 'wiki',
      tail: ']]',
      embed: false,
      inTable: false,
    } as const
    const written = linkWriter(path)(isMarkdown ? { ...place, asMarkdown: true } : place, parts)
    return isMarkdown ? written : `[[${written}`
  }

  /** A label alone, or the whole link where it is written as Markdown has it. */
  const shownBy = (
    path: NotePath,
    place: Extract<CompletionPlace, { kind: 'display-text' }>,
    note: NoteName,
    shown: string,
  ): string => {
    if (!place.asMarkdown) return shown + place.tail
    const fragment = place.fragment.slice(1)
    const parts = { name: place.target, path: note.path, shown }
    return linkWriter(path)(place, fragment === '' ? parts : { ...parts, fragment })
  }

  const completeDisplayText = (
    path: NotePath,
    place: Extract<CompletionPlace, { kind: 'display-text' }>,
    limit: number,
  ): readonly Completion[] => {
    const note = noteByName.get(foldForSearch(place.target.replace(/#.*$/, '')))
    if (!note) return []
    const texts = [...new Set([...note.displayTexts, note.title, ...note.aliases])]
    return rank(
      texts.map((text) => ({ text, uses: 0 })),
      place.query,
      limit,
      ({ text }) => ({
        kind: 'display-text',
        label: text,
        detail: note.path,
        insert: shownBy(path, place, note, text),
      }),
    )
  }

  const completeValue = (
    place: Extract<CompletionPlace, { kind: 'value' }>,
    limit: number,
  ): readonly Completion[] => {
    if (tagKeys.some((key) => key === place.name)) return completeTag(place.query, limit)
    const values = data.properties.find(({ text }) => text === place.name)?.values ?? []
    return rank(values, place.query, limit, ({ text, uses }) => ({
      kind: 'value',
      label: text,
      detail: timesUsed(uses),
      insert: text,
    }))
  }

  const completeCallout = (
    names: readonly string[],
    { query }: CompletionPlace,
    limit: number,
    tail: string,
    behind?: string,
  ): readonly Completion[] =>
    rank(
      [...new Set(names)].map((text) => ({ text, uses: 0 })),
      query,
      limit,
      ({ text }) => ({
        kind: 'callout',
        label: text,
        detail: looksLike(text),
        insert: text + tail,
        ...(behind !== undefined && { behind }),
      }),
    )

  const completeTag = (query: string, limit: number): readonly Completion[] =>
    rank(data.tags, query, limit, ({ text, uses }) => ({
      kind: 'tag',
      label: `#${text}`,
      detail: timesUsed(uses),
      insert: text,
    }))

  return {
    linkWriter,
    nameOf,
    dayNames: (path) => ({
      days: data.days,
      now: clock(),
      words,
      linkTo: (day, name) => linkToDay(path, day, name),
    }),
    languages: data.languages,
    complete(path, place, limit = usualLimit) {
      switch (place.kind) {
        case 'note':
          return completeNeighbour(data.neighbours, place, limit) ?? completeNote(path, place, limit)
        case 'display-text':
          return completeDisplayText(path, place, limit)
        case 'tag':
          return completeTag(place.query, limit)
        case 'property':
          return rank(data.properties, place.query, limit, ({ text, uses }) => ({
            kind: 'property',
            label: text,
            detail: timesUsed(uses),
            insert: text + (place.hasColon ? '' : ': '),
          }))
        case 'value':
          return completeValue(place, limit)
        case 'callout':
          return completeCallout(
            [...data.callouts, ...calloutNames.map(([text]) => text)],
            place,
            limit,
            place.tail,
          )
        case 'box':
          return completeCallout([...boxNames, ...data.callouts], place, limit, ' ', place.behind)
        default:
          return []
      }
    },
  }
}

/** What stands before a `#` or `|` that goes on with a link. */
function bareOf(
  write: LinkWriter,
  place: Extract<CompletionPlace, { kind: 'note' }>,
  target: { readonly name: string; readonly path: string | undefined },
): string {
  if (place.asMarkdown) return `${place.embed ? '!' : ''}[[${target.name}`
  return write({ ...place, tail: '' }, target)
}

function rank(
  words: readonly UsedWord[],
  query: string,
  limit: number,
  complete: (word: UsedWord) => Completion,
): readonly Completion[] {
  const key = foldForSearch(query)
  return words
    .map((word, i) => ({ word, i, score: fuzzyScore(key, foldForSearch(word.text)) }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || b.word.uses - a.word.uses || a.i - b.i)
    .slice(0, limit)
    .map(({ word }) => complete(word))
}
