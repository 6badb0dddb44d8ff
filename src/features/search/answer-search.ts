import type { Answer, AskedGarden, Colors } from '../../define/command.ts'
import type { NotePath } from '../../model/path.ts'
import { countOf } from '../../text/count-of.ts'
import { collectSearchNotes } from './collect-search-notes.ts'
import { buildSearchIndex } from './index/build-index.ts'
import { createSearcher } from './query/search.ts'

/**
 * The notes that answer the words, by the same index as the site's pages have, made in memory. Finding none is an answer
 * too.
 */
export async function answerSearch(
  { published, plan }: Pick<AskedGarden, 'published' | 'plan'>,
  query: string,
  limit: number,
): Promise<Answer> {
  const searcher = await createSearcher(await buildSearchIndex(collectSearchNotes(published, plan)))
  const { hits = [], total = 0, corrections = [] } = (await searcher.search(query, { limit })) ?? {}
  const pathByAddress = new Map<string, NotePath>()
  for (const [path, address] of plan.addressByNote) pathByAddress.set(address, path)
  const notes = hits.flatMap((hit): readonly FoundNote[] => {
    const path = pathByAddress.get(hit.address)
    if (path === undefined) return []
    return [
      {
        path,
        title: hit.title,
        ...(hit.heading !== '' && { heading: hit.heading, anchor: hit.slug }),
        excerpt: hit.excerpt.text,
        marks: hit.excerpt.marks,
        missing: hit.missing,
        score: Math.round(hit.score * 100) / 100,
      },
    ]
  })
  const found = { query, total, corrections, notes }
  return { json: () => found, text: (colors) => renderText(found, colors) }
}

/** A note that was found, as `--json` prints it. */
interface FoundNote {
  readonly path: NotePath
  readonly title: string
  /** The heading it stands under; absent above the first. */
  readonly heading?: string
  readonly anchor?: string
  readonly excerpt: string
  /** Start and end of each word of the query in the excerpt, in UTF-16 code units. */
  readonly marks: readonly (readonly [number, number])[]
  /** Words of the query that the note does not have. */
  readonly missing: readonly string[]
  readonly score: number
}

/** An answer to a query, as `--json` prints it. */
interface FoundNotes {
  readonly query: string
  /** How many notes have everything that was asked for. */
  readonly total: number
  readonly corrections: readonly {
    readonly word: string
    readonly words: readonly string[]
    readonly isKnown: boolean
  }[]
  readonly notes: readonly FoundNote[]
}

/** What was found, for people: the words stand underlined where there are colours. */
function renderText({ query, total, corrections, notes }: FoundNotes, colors: Colors): string {
  const lines = corrections.map(({ word, words, isKnown }) => {
    const others = words.map((other) => `"${other}"`).join(', ')
    return isKnown
      ? `Also looked for ${others} in place of "${clean(word)}".`
      : `No note has "${clean(word)}"; looked for ${others}.`
  })
  if (notes.length === 0) return [...lines, `No note answers ${clean(query)}.`].join('\n')
  lines.push(
    total === 0
      ? 'No note has all the words.'
      : total > notes.length
        ? `${countOf(total, 'note')}, the best ${notes.length}:`
        : `${countOf(total, 'note')}:`,
  )
  return [...lines, ...notes.map((note) => renderNote(note, colors))].join('\n')
}

function renderNote(note: FoundNote, colors: Colors): string {
  const place = note.heading === undefined ? '' : ` › ${clean(note.heading)}`
  const missing =
    note.missing.length === 0 ? '' : colors.dim(`  (without ${note.missing.map(clean).join(', ')})`)
  const lines = ['', `${colors.bold(clean(note.title))}${place}${missing}`]
  if (note.excerpt !== '') lines.push(`  ${underline(note, colors)}`)
  return [...lines, `  ${colors.dim(note.path)}`].join('\n')
}

function underline({ excerpt, marks }: FoundNote, colors: Colors): string {
  let text = ''
  let at = 0
  for (const [from, to] of marks) {
    text += clean(excerpt.slice(at, from)) + colors.underline(clean(excerpt.slice(from, to)))
    at = to
  }
  return text + clean(excerpt.slice(at))
}

/** A garden may be a stranger's: its text must not steer the terminal. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
}
