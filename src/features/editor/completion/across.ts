import { type AcrossQuestion, type AcrossTarget, maxAcross } from './across-question.ts'
import { createBest } from './best.ts'
import type { Completion } from './completion.ts'
import { type CompletionWords, englishCompletion } from './completion-words.ts'
import { foldForSearch } from './fold-for-search.ts'
import { fuzzyScore } from './fuzzy-score.ts'
import type { LinkNamer } from './link-name.ts'
import type { LinkWriter } from './write-link.ts'

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
