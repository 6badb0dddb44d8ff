import type { SiteView } from '../define/site-view.ts'
import { headingBySlug } from '../model/heading-by-slug.ts'
import type { Link, Resolution } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { Fill, Href } from '../model/page.ts'
import { hrefWithAnchor } from './address.ts'
import { noteLink } from './note-link.ts'

/** What a note without a page of its own is part of, and what its ids begin with there. */
export interface Host {
  readonly note: Note
  readonly idPrefix: string
}

/** A link of a part to what it holds itself, else to a heading of the note that it is part of. */
export function partFill(view: SiteView, link: Link, resolution: Resolution, { note, idPrefix }: Host): Fill {
  const own = 'anchor' in resolution ? resolution.anchor : undefined
  if (own !== undefined) return { kind: 'page', href: `#${idPrefix}${own}` as Href }
  const anchor = headingBySlug(note, link.fragment)
  if (anchor === undefined || !view.plan.addressByNote.has(note.path)) return null
  return { kind: 'page', href: hrefWithAnchor(noteLink(view, note).href, anchor) }
}
