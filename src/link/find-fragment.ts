import { authorIdPrefix } from '../model/author-tag.ts'
import { normalizeHeading } from '../model/heading-key.ts'
import type { Fragment } from '../model/link.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { Block, Heading } from '../model/note.ts'
import type { LinkableNote } from './linkable-note.ts'

/** Where a fragment leads on its note's page. */
interface FoundFragment {
  /** Element id; absent where the fragment is empty or not found. */
  readonly anchor?: string
  readonly fragmentFound: boolean
}

const notFound: FoundFragment = { fragmentFound: false }

/**
 * Finds what follows `#` in a link. A block is found by its id and has the element id `^id`. A heading path `A#B` is
 * the first heading B somewhere below a heading A; texts are compared as `normalizeHeading` folds them.
 *
 * Where that finds nothing, the whole path is tried as one heading's text (`[[N#C# and F#]]`), then as the text with its
 * markup, which Obsidian completes (`[[N#The ==marked== Note shown text]]`), and then as the heading's id, ours, its author's
 * or GitHub's, which is what Markdown links from other programs use (`[x](n.md#page-cache-1)`). The last is an id that the
 * author gave an element (`<a id="here"></a>`), or one that a program makes otherwise. So is a block's name found that is none.
 */
export function findFragment(note: LinkableNote, fragment: Fragment): FoundFragment {
  if (fragment.kind === 'block') {
    if (blockIds(note.blocks).has(fragment.id)) return { anchor: `^${fragment.id}`, fragmentFound: true }
    return fragment.name === undefined
      ? notFound
      : findFragment(note, { kind: 'heading', path: [fragment.name] })
  }
  const keys = fragment.path.map(normalizeHeading).filter((key) => key !== '')
  if (keys.length === 0) return { fragmentFound: true }
  const lookup = headingLookup(note.headings)
  const written = fragment.path.join('#')
  const heading =
    findByPath(lookup, keys) ??
    (keys.length > 1 ? findByPath(lookup, [normalizeHeading(written)]) : undefined) ??
    lookup.byWritten.get(normalizeHeading(written)) ??
    lookup.bySlug.get(written.trim()) ??
    lookup.bySlug.get(written.trim().toLowerCase())
  if (heading) return { anchor: heading.slug, fragmentFound: true }
  const id = written.trim()
  if (note.authorIds?.includes(id)) return { anchor: authorIdPrefix + id, fragmentFound: true }
  const near = findByProgram(note.headings, id)
  return near === undefined ? notFound : { anchor: near.slug, fragmentFound: true }
}

/**
 * The heading whose id another program makes in its own way: without accents (`uber-uns`), with a sign before a number
 * (`_1-install`) or before the number of a further one (`usage_1`).
 */
function findByProgram(headings: readonly Heading[], id: string): Heading | undefined {
  if (!/^[\p{Ll}\p{N}_.-]+$/u.test(id) || !/[\p{L}\p{N}]/u.test(id)) return undefined
  const bare = withoutSigns(id)
  return headings.find(({ slug, text, otherSlug = slug }) =>
    [slug, text, otherSlug].some((one) => withoutSigns(one) === bare),
  )
}

function withoutSigns(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/**
 * Every heading of a note by every path that leads to it. Depths strictly grow along a path, so a heading has at most
 * five ancestors and a lookup stays linear in the number of headings, whatever links ask for.
 */
interface HeadingLookup {
  readonly headings: readonly Heading[]
  /** By each of its ids. */
  readonly bySlug: ReadonlyMap<string, Heading>
  /** By {@link Heading.writtenKey}; of several the first. */
  readonly byWritten: ReadonlyMap<string, Heading>
  readonly numberByKey: ReadonlyMap<string, number>
  /** By length of path, filled when first asked for; keys are the path's numbers. */
  readonly byPath: Map<number, ReadonlyMap<string, Heading>>
}

// A note's lists never change.
const headingLookup = memoByObject((headings: readonly Heading[]): HeadingLookup => {
  const numberByKey = new Map<string, number>()
  for (const { key } of headings) if (!numberByKey.has(key)) numberByKey.set(key, numberByKey.size)
  const bySlug = new Map(headings.map((heading) => [heading.slug, heading]))
  for (const heading of headings) if (heading.otherSlug !== undefined) bySlug.set(heading.otherSlug, heading)
  const byWritten = new Map<string, Heading>()
  for (const heading of headings) {
    const { writtenKey } = heading
    if (writtenKey !== undefined && !byWritten.has(writtenKey)) byWritten.set(writtenKey, heading)
  }
  return { headings, bySlug, byWritten, numberByKey, byPath: new Map() }
})

const blockIds = memoByObject(
  (blocks: readonly Block[]): ReadonlySet<string> => new Set(blocks.map((block) => block.id)),
)

function findByPath(lookup: HeadingLookup, keys: readonly string[]): Heading | undefined {
  if (keys.length > 6) return undefined
  let headings = lookup.byPath.get(keys.length)
  if (headings === undefined) {
    headings = headingsByPath(lookup, keys.length)
    lookup.byPath.set(keys.length, headings)
  }
  return headings.get(keys.map((key) => lookup.numberByKey.get(key) ?? '?').join())
}

function headingsByPath(lookup: HeadingLookup, length: number): ReadonlyMap<string, Heading> {
  const headings = new Map<string, Heading>()
  const above: { readonly depth: number; readonly number: number }[] = []
  for (const heading of lookup.headings) {
    while (above.length > 0 && above.at(-1)!.depth >= heading.depth) above.pop()
    above.push({ depth: heading.depth, number: lookup.numberByKey.get(heading.key)! })
    const last = 1 << (above.length - 1)
    for (let chosen = last; chosen < last << 1; chosen++) {
      const path = above.filter((_, i) => (chosen >> i) & 1)
      if (path.length !== length) continue
      const key = path.map((one) => one.number).join()
      if (!headings.has(key)) headings.set(key, heading)
    }
  }
  return headings
}
