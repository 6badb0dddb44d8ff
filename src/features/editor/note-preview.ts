import type { Body } from '../../model/body.ts'
import type { Fill, Href, PageFrame, PageLink } from '../../model/page.ts'
import type { ContentHash, NotePath } from '../../model/path.ts'

/** A text that is being written, to be looked at in its garden. */
export interface PreviewRequest {
  readonly path: NotePath
  readonly text: string
}

/** A note's text as HTML. */
export interface ShownNote {
  readonly titleHtml: string
  readonly html: string
  /** As on the note's page, once the server has said so. */
  readonly lang?: string
  readonly dir: 'ltr' | 'rtl'
}

/**
 * What of a text's page depends on other notes: with that a browser goes on by itself while the server is away, filling the
 * holes of the body that it made of the text.
 */
export interface PreviewParts {
  readonly frame: Pick<PageFrame, 'title' | 'lang' | 'dir' | 'interface' | 'finish'>
  /** By number of link, as on the note's page. */
  readonly fills: readonly Fill[]
  readonly tags: readonly PageLink[]
  /** Bodies of the notes it embeds, by the hash that the fills name. */
  readonly bodies: readonly (readonly [ContentHash, Body])[]
  /** HTML of code, formulas and diagrams by their keys, those of embedded notes too. */
  readonly insets: readonly (readonly [string, string])[]
}

/** A text as its page would show it. */
interface ShownPreview {
  readonly shown: ShownNote
  /** Styles and scripts that the page would load for what it shows: of formulas, of diagrams. */
  readonly styles: readonly Href[]
  readonly scripts: readonly Href[]
  /** The text's own body, where plugins of the garden had a hand in it: a browser cannot run them. */
  readonly body?: Body
}

/** A text as its page would show it, and its parts. */
export type PreviewAnswer = ShownPreview & PreviewParts

/**
 * The answer on its way: of a long note the parts are as long as its text, and they stay while somebody types. So the
 * browser names those that it has, and they come again only where they have changed.
 */
export interface PreviewReply extends ShownPreview {
  /** Names the parts. */
  readonly known: string
  readonly parts?: PreviewParts
}

/** For {@link PreviewReply} `known` of a request: no parts are wanted at all. */
export const noParts = 'none'
