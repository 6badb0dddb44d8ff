import type { KnowledgePart, ReferenceEntry } from '../model/knowledge-part.ts'
import type { Reference } from '../model/reference.ts'
import { groupBacklinks } from './collect-backlink-groups.ts'
import { noteLink } from './note-link.ts'
import type { SiteView } from './site-view.ts'

/** A reference as a list shows it. */
export function referenceEntry(view: SiteView, reference: Reference): ReferenceEntry {
  const { path, citedBy } = reference
  return {
    ...noteLink(view, view.garden.notesByPath.get(path)!),
    ...sourceOf(reference),
    citations: new Set(citedBy.map(({ source }) => source)).size,
  }
}

/** What a reference's own page shows of it. */
export function referencePart(view: SiteView, reference: Reference): NonNullable<KnowledgePart['reference']> {
  return { ...sourceOf(reference), citedBy: groupBacklinks(view, reference.citedBy) }
}

function sourceOf({
  authors,
  year,
  url,
  read,
}: Reference): Pick<ReferenceEntry, 'authors' | 'year' | 'url' | 'read'> {
  return {
    authors,
    ...(year !== undefined && { year }),
    ...(url !== undefined && { url }),
    ...(read !== undefined && { read }),
  }
}
