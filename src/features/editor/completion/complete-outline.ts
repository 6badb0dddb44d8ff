import type { NotePath } from '../../../model/path.ts'
import { blockLabel, headingFragment, shortenBlock } from './across.ts'
import type { Completion } from './completion.ts'
import type { CompletionPlace } from './completion-place.ts'
import { type CompletionWords, englishCompletion } from './completion-words.ts'
import { foldForSearch } from './fold-for-search.ts'
import { fuzzyScore } from './fuzzy-score.ts'
import { encodeAddress, type LinkWriter } from './write-link.ts'

/** What links can point to inside a note. */
export interface CompletionOutline {
  readonly path: NotePath
  /** Set where it is of another garden, whose notes links name alone; its headings have the depth 0, since that is not told. */
  readonly isBeyond?: true
  readonly headings: readonly OutlineHeading[]
  readonly blocks: readonly { readonly id: string; readonly text: string }[]
  /** Paragraphs without an id, and where in the note's text one would go. */
  readonly paragraphs: readonly {
    readonly text: string
    readonly offset: number
    /** The end of the paragraph as it is written. */
    readonly behind: string
  }[]
}

/** A heading and the ids under which links may ask for it. */
type OutlineHeading = {
  readonly depth: number
  readonly text: string
  readonly slug?: string
  readonly otherSlug?: string
}

/**
 * Completes `[[N#…` with the note's headings, and `[[N#^…` with its blocks, those that have an id first. `write` is needed where links
 * are written as Markdown has them.
 */
export function completeOutline(
  outline: CompletionOutline,
  place: Extract<CompletionPlace, { readonly kind: 'heading' | 'block' }>,
  limit: number,
  write?: LinkWriter,
  words: CompletionWords = englishCompletion,
): readonly Completion[] {
  const query = foldForSearch(place.query)
  const insertOf = (fragment: string, shown: string): string => {
    if (place.asMarkdown && outline.isBeyond)
      return `${place.embed ? '!' : ''}[[${place.target}#${fragment}]]`
    if (place.asMarkdown && write)
      return write(place, { name: place.target, path: outline.path, fragment, shown })
    return (
      (place.form === 'address' ? encodeAddress(fragment.replace(/^\^/, '')) : fragment.replace(/^\^/, '')) +
      place.tail
    )
  }
  const offered =
    place.kind === 'heading'
      ? headingsOf(outline, place.above, insertOf)
      : blocksOf(outline, place.query, insertOf, words)
  return offered
    .map(({ completion, searched }, i) => ({
      completion,
      score: Math.max(...searched.map((text) => fuzzyScore(query, foldForSearch(text)))),
      i,
    }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, limit)
    .map(({ completion }) => completion)
}

/** What is inserted for a fragment; a block's has its `^`, which stands in the text already unless the whole link is written. */
type InsertOf = (fragment: string, shown: string) => string

interface Offered {
  readonly completion: Completion
  readonly searched: readonly string[]
}

/** Headings below the last of `above`, where the author has named some. */
function headingsOf(
  outline: CompletionOutline,
  above: readonly string[],
  insertOf: InsertOf,
): readonly Offered[] {
  let headings = outline.headings
  for (const name of above) {
    const at = headings.findIndex((one) =>
      namesOf(one).some((own) => foldForSearch(own) === foldForSearch(name)),
    )
    if (at < 0) continue
    const { depth } = headings[at]!
    const below = headings.slice(at + 1)
    const next = below.findIndex((heading) => depth > 0 && heading.depth <= depth)
    headings = next < 0 ? below : below.slice(0, next)
  }
  return headings
    .filter(({ text }) => text !== '')
    .map((heading) => ({
      searched: namesOf(heading),
      completion: {
        kind: 'heading',
        label: heading.text,
        detail: '#'.repeat(heading.depth),
        insert: insertOf(headingFragment(heading.text), heading.text),
        bare: headingFragment(heading.text),
      },
    }))
}

function namesOf({ text, slug, otherSlug }: OutlineHeading): readonly string[] {
  return [text, slug, otherSlug].filter((name) => name !== undefined)
}

function blocksOf(
  outline: CompletionOutline,
  query: string,
  insertOf: InsertOf,
  words: CompletionWords,
): readonly Offered[] {
  const named = outline.blocks.map(
    ({ id, text }): Offered => ({
      searched: [`${id} ${text}`],
      completion: {
        kind: 'block',
        label: `^${id}`,
        detail: shortenBlock(text),
        insert: insertOf(`^${id}`, blockLabel(text)),
        bare: id,
      },
    }),
  )
  const taken = new Set(outline.blocks.map(({ id }) => id))
  const unnamed = outline.paragraphs.map(({ text, offset, behind }): Offered => {
    const id = freeId(text, query, taken)
    return {
      searched: [text],
      completion: {
        kind: 'block',
        label: shortenBlock(text),
        detail: words.complete.adds(id),
        insert: insertOf(`^${id}`, blockLabel(text)),
        bare: id,
        also: { path: outline.path, offset, behind, text: ` ^${id}` },
      },
    }
  })
  return [...named, ...unnamed]
}

/** Made of the first words of the paragraph, so that the link can be read; numbered where that is taken. */
export function freeId(text: string, query: string, taken: ReadonlySet<string>): string {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const base =
    words.slice(0, 3).join('-').slice(0, 24).replace(/-$/, '') ||
    (/^[a-z0-9-]+$/.test(query) ? query : 'block')
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`
}
