import type { Heading } from './note.ts'
import { createSlugger, slugify } from './slug.ts'

/** A heading before all others of its note are known. */
export type HeadingDraft = Omit<Heading, 'slug' | 'otherSlug'> & {
  /** Its text without what stands beside it, where something does: its other id is of that. */
  readonly bareText?: string
}

/**
 * Gives the headings of a note their ids: first those that the author wrote, then from their texts. Each is given once.
 * Beside that a heading has the id that GitHub gives it, where that is another one and no heading's own.
 */
export function withIds(headings: readonly HeadingDraft[]): readonly Heading[] {
  const ownIds = headings.flatMap(({ ownId }) => (ownId === undefined ? [] : [ownId]))
  const free = createSlugger(slugify, ownIds)
  const given = new Set<string>()
  const slugs = headings.map(({ text, ownId }) => {
    const slug = ownId === undefined || given.has(ownId) ? free(ownId ?? text) : ownId
    given.add(slug)
    return slug
  })
  const onGithub = createSlugger(githubSlug)
  return headings.map(({ bareText, ...heading }, i) => {
    const other = onGithub(bareText ?? heading.text)
    return { ...heading, slug: slugs[i]!, ...(other !== '' && !given.has(other) && { otherSlug: other }) }
  })
}

/** A heading's id as GitHub makes it: signs are left out, every blank is a dash. `Node.js & npm` gives `nodejs--npm`. */
function githubSlug(text: string): string {
  const small = text.toLowerCase()
  // Most headings are ASCII, where the same is cheaper.
  const kept = /^[\x00-\x7f]*$/.test(small)
    ? small.replace(/[^a-z0-9_ -]+/g, '')
    : small.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]+/gu, '')
  return kept.replaceAll(' ', '-')
}
