import type { Fragment } from './link.ts'
import type { Note } from './note.ts'

/** The id of the heading that a fragment names by its id. */
export function headingBySlug({ headings }: Pick<Note, 'headings'>, fragment?: Fragment): string | undefined {
  const id = fragment?.kind === 'heading' && fragment.path.length === 1 ? fragment.path[0] : undefined
  return headings.find(({ slug, otherSlug }) => id !== undefined && (slug === id || otherSlug === id))?.slug
}
