import type { NotePath } from '../../../model/path.ts'
import { createBest } from './best.ts'
import type { Completion } from './completion.ts'
import type { CompletionPlace, LinkRange } from './completion-place.ts'
import { type CompletionWords, englishCompletion } from './completion-words.ts'
import { foldForSearch } from './fold-for-search.ts'
import { fuzzyScore } from './fuzzy-score.ts'
import type { LinkNamer } from './link-name.ts'
import type { LinkWriter } from './write-link.ts'

/** A heading or a block of some note of the garden. */
export type AcrossTarget =
  | { readonly kind: 'heading'; readonly path: NotePath; readonly text: string; readonly depth: number }
  | {
      readonly kind: 'block'
      readonly path: NotePath
      readonly text: string
      readonly id: string
      /** Where the id goes that the block does not have yet, and the words before it; absent where it has one. */
      readonly place?: { readonly offset: number; readonly behind: string }
    }

/**
 * What fits a question among all notes, as a part of the edit API (`edit-api.ts`): `GET across`, `?kind=heading` or `block` and
 * `&query=`. The best come first, and only so many.
 */
export interface AcrossAnswer {
  readonly targets: readonly AcrossTarget[]
}

/** What is asked of the whole garden inside a link. */
export interface AcrossQuestion {
  readonly kind: AcrossTarget['kind']
  readonly query: string
  /** The link, and where in it what an entry replaces starts. */
  readonly range: LinkRange
}

/** Most headings or blocks that are told. */
export const maxAcross = 60

/** `[[##` asks for headings of all notes and `[[^^` for their blocks; undefined elsewhere. `signs` are others that ask for blocks. */
export function acrossQuestion(place: CompletionPlace, signs = /^\^\^/): AcrossQuestion | undefined {
  if (place.kind === 'heading' && place.target === '' && place.above.length === 1 && place.above[0] === '') {
    const from = place.asMarkdown ? place.from : place.from - '##'.length
    return { kind: 'heading', query: place.query, range: { ...place, from } }
  }
  const sign = place.kind === 'note' ? signs.exec(place.query)?.[0] : undefined
  if (place.kind !== 'note' || sign === undefined) return undefined
  return { kind: 'block', query: place.query.slice(sign.length).trimStart(), range: place }
}

/** Those that fit what was typed, the best first; of equal ones those that come first. */
export function rankAcross<Target extends Pick<AcrossTarget, 'kind' | 'text'>>(
  targets: Iterable<Target>,
  query: string,
  fold: (target: Target) => string = ({ text }) => foldForSearch(text),
): readonly Target[] {
  const key = foldForSearch(query).trim()
  const words = key.split(' ')
  const best = createBest<Target>(maxAcross, () => 0)
  for (const target of targets) {
    const text = fold(target)
    // In a sentence letters stand in order by chance: its words have to be there.
    if (target.kind === 'block' && !words.every((word) => text.includes(word))) continue
    const score = fuzzyScore(key, text)
    if (score >= 0) best.add(target, score)
  }
  return best.list()
}

/** Writes an entry for each target that a link can name. */
export function completeAcross(
  targets: readonly AcrossTarget[],
  { range }: AcrossQuestion,
  writer: { readonly write: LinkWriter; readonly nameOf: LinkNamer },
  words: CompletionWords = englishCompletion,
): readonly Completion[] {
  return targets.flatMap((target): Completion[] => {
    const { path, text } = target
    const name = writer.nameOf(path)
    if (name === undefined) return []
    const fragment = target.kind === 'heading' ? headingFragment(text) : `^${target.id}`
    const shown = target.kind === 'heading' ? text : blockLabel(text)
    const insert = writer.write(range, { name, path, fragment, ...(range.asMarkdown && { shown }) })
    if (target.kind === 'heading')
      return [{ kind: 'heading', label: text, detail: `${'#'.repeat(target.depth)} ${path}`, insert }]
    const { id, place } = target
    const label = shortenBlock(text)
    if (place === undefined) return [{ kind: 'block', label, detail: `^${id} ${path}`, insert }]
    const detail = `${words.complete.adds(id)} ${path}`
    return [{ kind: 'block', label, detail, insert, also: { path, ...place, text: ` ^${id}` } }]
  })
}

/** A heading as a link asks for it: `#`, `|` and the like would end the fragment, and headings match without them. */
export function headingFragment(heading: string): string {
  return heading
    .replace(/[[\]|#^]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a link to a block shows: its first words. */
export function blockLabel(text: string): string {
  return text.split(' ').slice(0, 6).join(' ')
}

/** Longest text shown of a block, in characters. */
const maxShown = 90

/** As much of a block's text as a list shows. */
export function shortenBlock(text: string): string {
  return text.length <= maxShown ? text : `${text.slice(0, maxShown).trimEnd()}…`
}
