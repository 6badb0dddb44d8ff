import type { Body } from '../../model/body.ts'
import type { Fill, PageFrame, PageLink } from '../../model/page.ts'
import type { ContentHash, NotePath } from '../../model/path.ts'

/** A text that is being written, to be looked at in its garden. */
export interface PreviewRequest {
  readonly path: NotePath
  readonly text: string
}

/** Everything that depends on other notes: with it a browser fills the holes of the body that it made of the text itself. */
export interface PreviewAnswer {
  readonly frame: Pick<PageFrame, 'title' | 'lang' | 'dir' | 'interface'>
  /** The text's own body, where plugins of the garden had a hand in it: a browser cannot run them. */
  readonly body?: Body
  /** By number of link, as on the note's page. */
  readonly fills: readonly Fill[]
  readonly tags: readonly PageLink[]
  /** Bodies of the notes it embeds, by the hash that the fills name. */
  readonly bodies: readonly (readonly [ContentHash, Body])[]
  /** HTML of code, formulas and diagrams by their keys, those of embedded notes too. */
  readonly insets: readonly (readonly [string, string])[]
}
