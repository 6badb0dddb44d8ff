import type { Basis } from './basis.ts'
import type { Brand } from './brand.ts'
import type { NoteKind } from './note-kind.ts'
import type { Stage } from './stage.ts'

/** A page's place below the site's base: `''` for home, `linux/page-cache/`, `404.html`. Decoded, NFC, no leading slash. */
export type Address = Brand<'Address'>

/** A ready-made href: base and address, percent-encoded (`/sub/linux/page-cache/#why`). */
export type Href = Brand<'Href'>

/** A named link to a page. */
export interface PageLink {
  readonly title: string
  readonly href: Href
  /** Of a link to a topic: its place among the tokens `--topic-0` to `--topic-9`. */
  readonly hue?: number
}

/** A named link to a note's page, with what its mark shows. */
export interface NoteLink extends PageLink {
  readonly stage?: Stage
  /** Left out for ordinary notes. */
  readonly noteKind?: Exclude<NoteKind, 'note'>
}

/** A note with the day on which something happened to it (`YYYY-MM-DD`). */
export interface DatedLink extends NoteLink {
  readonly day: string
}

/** One place where another note links here. */
export interface Excerpt {
  readonly before: string
  readonly link: string
  readonly after: string
  /** Text of the heading it stands under. */
  readonly heading?: string
}

/** Backlinks of one source note. */
export interface BacklinkGroup {
  readonly source: NoteLink
  readonly excerpts: readonly Excerpt[]
}

/** A note as a list shows it. */
export interface NoteEntry extends NoteLink {
  /** When it matters, else its description, else the start of its text. */
  readonly description: string
  readonly basis?: Basis
}
