import type { Database } from '../database/database.ts'
import { openLines } from './open-lines.ts'
import { putRows } from './put-rows.ts'
import type { AskIndex, FoundNote, HubHit, IndexAnswer, SearchEngine, SiteIndex } from './search-engine.ts'

/** Indexes that are open at once, of the views that were asked last. */
const mostOpen = 2_000

/** Places of one view that are shown among those of others. */
const bestOfOne = 10

interface OpenIndex {
  readonly revision: number
  readonly ask: AskIndex
}

/**
 * Searches rows of PostgreSQL with the program's own ranking. Each view is asked by itself, and the rows that all of them want at
 * one time are one query: a common word in forty gardens is forty rows of it, each with the ten best notes. What is shown is
 * chosen by points, and only that is looked up.
 */
export function createRowSearch(database: Database, index: SiteIndex): SearchEngine {
  const { query } = database
  const opened = new Map<string, Promise<OpenIndex | undefined>>()
  const linesOf = openLines(query)
  const open = async (view: string, revision: number, head: string): Promise<OpenIndex> => ({
    revision,
    ask: await index.open(head, linesOf(view, revision)),
  })
  /** The indexes of these views, as they are now. */
  const openAll = async (
    views: readonly string[],
  ): Promise<readonly (readonly [view: string, index: OpenIndex])[]> => {
    const known = await Promise.all(views.map((view) => opened.get(view)))
    const rows = await query<{ view: string; revision: number; head: string | null }>(
      `select search_views.view::text, revision::float8 as revision,
         case when revision is distinct from known then head end as head
       from search_views join unnest($1::bigint[], $2::bigint[]) as asked (view, known) using (view)
       where head <> ''`,
      [views, known.map((one) => one?.revision ?? -1)],
    )
    return Promise.all(
      rows.map(async ({ view, revision, head }) => {
        if (head !== null) {
          opened.delete(view)
          const opening = open(view, revision, head)
          opened.set(view, opening)
          opening.catch(() => opened.delete(view))
          const [oldest] = opened.keys()
          if (opened.size > mostOpen && oldest !== undefined) opened.delete(oldest)
        }
        return [view, (await opened.get(view)) ?? (await open(view, revision, head ?? ''))] as const
      }),
    )
  }
  const searchOnce = async (
    views: readonly string[],
    words: string,
    limit: number,
  ): Promise<readonly HubHit[]> => {
    // A row has ten places: for more, the texts of notes are looked up, of every garden.
    const most = views.length === 1 ? limit : Math.min(limit, bestOfOne)
    const indexes = await openAll(views)
    const askAll = async (mayGuess: boolean): Promise<readonly ViewAnswer[]> =>
      Promise.all(
        indexes.map(async ([view, { ask }]) => ({ view, answer: await ask(words, most, mayGuess) })),
      )
    // What is misspelt, and what has to do with some of the words, is asked of all gardens together, as of one.
    const sure = await askAll(false)
    const isAnswered = sure.some(({ answer }) => answer.total > 0 && answer.isKnown)
    return describeBest(isAnswered ? sure : await askAll(true), limit)
  }
  return {
    async has(view, madeOf) {
      const [row] = await query<{ madeOf: string }>(
        'select made_of as "madeOf" from search_views where view = $1',
        [view],
      )
      return row?.madeOf === madeOf
    },
    put: (view) => putRows(database, index, view),
    async search(views, words, limit) {
      if (views.length === 0) return []
      try {
        return await searchOnce(views, words, limit)
      } catch {
        // An index that was exchanged meanwhile is opened anew.
        for (const view of views) opened.delete(view)
        return searchOnce(views, words, limit)
      }
    },
    // Rows go with their views.
    tidy: async () => {},
  }
}

interface ViewAnswer {
  readonly view: string
  readonly answer: IndexAnswer
}

/** The best notes of all views, each view asked once for what it has among them. */
async function describeBest(answers: readonly ViewAnswer[], limit: number): Promise<readonly HubHit[]> {
  const best = mergeNotes(answers.map(({ view, answer }) => ({ view, notes: answer.notes }))).slice(0, limit)
  const hits = await Promise.all(
    answers.map(async ({ view, answer }) => {
      const own = best.filter((one) => one.view === view).map(({ note }) => note)
      const described = own.length === 0 ? [] : await answer.describe(own)
      return [view, described.values()] as const
    }),
  )
  const hitsByView = new Map(hits)
  return best.flatMap(({ view }) => {
    const hit = hitsByView.get(view)?.next().value
    if (hit === undefined) return []
    const { address, title, heading, slug, excerpt } = hit
    return [{ view, address, title, heading, slug, excerpt }]
  })
}

/** Each view's notes stay in their order, and the best first one of all comes next. */
export function mergeNotes<Note extends FoundNote>(
  lists: readonly { readonly view: string; readonly notes: readonly Note[] }[],
): readonly { readonly view: string; readonly note: Note }[] {
  const rest = lists
    .map(({ view, notes }) => ({ view, notes, at: 0 }))
    .filter(({ notes }) => notes.length > 0)
  const isBefore = (a: (typeof rest)[number], b: (typeof rest)[number]): boolean => {
    const [first, second] = [a.notes[a.at]!, b.notes[b.at]!]
    // Notes that have all that was asked for come first, whatever garden they are in.
    const order = first.missing.length - second.missing.length || second.score - first.score
    return order === 0 ? a.view < b.view : order < 0
  }
  const merged: { readonly view: string; readonly note: Note }[] = []
  while (rest.length > 0) {
    const best = rest.reduce((one, other) => (isBefore(other, one) ? other : one))
    merged.push({ view: best.view, note: best.notes[best.at++]! })
    if (best.at === best.notes.length) rest.splice(rest.indexOf(best), 1)
  }
  return merged
}
