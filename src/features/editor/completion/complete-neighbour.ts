import { baseName } from '../../../model/path.ts'
import { createBest } from './best.ts'
import type { Completion } from './completion.ts'
import type { CompletedGarden } from './completion-data.ts'
import type { CompletionPlace } from './completion-place.ts'
import { foldForSearch } from './fold-for-search.ts'
import { fuzzyScore } from './fuzzy-score.ts'

/** A name in another garden, and what a link writes. */
interface NeighbourCandidate {
  readonly label: string
  readonly path: string
}

/**
 * Completes `[[kernel:` with the notes of the garden that is called so; undefined where no garden is. Such a link is written
 * `[[…]]` however the garden writes others: no address of ours leads there.
 */
export function completeNeighbour(
  gardens: readonly CompletedGarden[] | undefined,
  place: Extract<CompletionPlace, { kind: 'note' }>,
  limit: number,
): readonly Completion[] | undefined {
  const colon = place.query.indexOf(':')
  if (gardens === undefined || colon < 1 || place.form !== 'wiki') return undefined
  const said = foldForSearch(place.query.slice(0, colon))
  const garden = gardens.find(({ name }) => foldForSearch(name) === said)
  if (garden === undefined) return undefined
  const query = foldForSearch(place.query.slice(colon + 1))
  const best = createBest<NeighbourCandidate>(
    limit * 4,
    (a, b) => a.label.length - b.label.length || (a.label < b.label ? -1 : 1),
  )
  for (const [path, ...others] of garden.notes)
    for (const label of [baseName(path), ...others]) {
      const fit = fuzzyScore(query, foldForSearch(label))
      if (fit >= 0) best.add({ label, path }, fit)
    }
  const offered = new Map<string, NeighbourCandidate>()
  for (const candidate of best.list())
    if (!offered.has(candidate.path)) offered.set(candidate.path, candidate)
  return [...offered.values()].slice(0, limit).map(({ label, path }) => {
    const target = `${garden.name}:${linkName(garden, path)}`
    const mark = place.embed ? '!' : ''
    return {
      kind: 'note',
      label,
      detail: `${garden.name}: ${path}`,
      insert: place.asMarkdown ? `${mark}[[${target}]]` : target + place.tail,
      bare: place.asMarkdown ? `${mark}[[${target}` : target,
    }
  })
}

/** The name of the file, with its folders where another file is called the same. */
function linkName({ notes }: CompletedGarden, path: string): string {
  const name = baseName(path)
  const key = foldForSearch(name)
  return notes.filter(([other]) => foldForSearch(baseName(other)) === key).length > 1 ? path : name
}
