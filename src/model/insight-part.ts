import type { BacklinkGroup, Href, NoteLink, PageLink } from './page-link.ts'

/** Notes that name this one without a link. */
export interface MentionList {
  /** How many there are; the groups may be fewer. */
  readonly count: number
  readonly groups: readonly BacklinkGroup[]
}

/** Why a note is related, with links to what is shared. */
export type ShownReason =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | {
      readonly kind: 'links-to' | 'linked-from' | 'next-to' | 'citations'
      readonly links: readonly PageLink[]
    }
  | { readonly kind: 'series' | 'topic'; readonly title: string; readonly href?: Href }

/** A related note, the strongest reason first. */
export interface RelatedEntry extends NoteLink {
  readonly reasons: readonly ShownReason[]
}
