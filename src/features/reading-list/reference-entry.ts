import type { SiteView } from '../../define/site-view.ts'
import type { NoteLink } from '../../model/page.ts'
import type { ReadState, Reference } from '../../model/reference.ts'
import { noteLink } from '../../site/note-link.ts'
import { citationFacts } from './facts.ts'

/** Who wrote a reference, where and when it appeared, how far it has been read, and where it is. */
export interface ReferenceSource {
  readonly authors: readonly string[]
  readonly venue?: string
  readonly year?: string
  readonly url?: string
  readonly read?: ReadState
}

/** A reference as a list shows it. */
export interface ReferenceEntry extends NoteLink, ReferenceSource {
  /** Notes that cite it. */
  readonly citations: number
}

/** A reference as a list shows it. */
export function referenceEntry(view: SiteView, reference: Reference): ReferenceEntry {
  const { read, notesByPath } = view.garden
  const citing = read(citationFacts).get(reference.path) ?? []
  return {
    ...noteLink(view, notesByPath.get(reference.path)!),
    ...sourceOf(reference),
    citations: new Set(citing.map(({ source }) => source)).size,
  }
}

/** What a reference says of itself. */
export function sourceOf({ authors, venue, year, url, read }: Reference): ReferenceSource {
  return {
    authors,
    ...(venue !== undefined && { venue }),
    ...(year !== undefined && { year }),
    ...(url !== undefined && { url }),
    ...(read !== undefined && { read }),
  }
}
