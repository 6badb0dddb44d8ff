import type { Inset } from './inset.ts'
import type { BodyText } from './interface/interface-text.ts'
import type { QueryLanguage } from './query.ts'
import type { Range } from './range.ts'

/**
 * What stands between two pieces of a body's HTML and is filled in when the page is made, because it depends on
 * other notes or on where the body is shown.
 */
export type Hole =
  /**
   * The attributes of an `<a>` whose link is number `link` of the note; filled with a leading space. With `hasTitle`
   * the author wrote a `title` for it.
   */
  | { readonly kind: 'link'; readonly link: number; readonly hasTitle?: true }
  /** The text of an `<a>` whose author gave it none: what link number `link` leads to. */
  | { readonly kind: 'link-text'; readonly link: number }
  /** A whole embed. `inline` ones stand among text and become one phrasing element. */
  | {
      readonly kind: 'embed'
      readonly link: number
      readonly inline: boolean
      readonly alt: string
      /** Written by the author of a Markdown image. */
      readonly title?: string
      readonly width?: number
      readonly height?: number
    }
  /**
   * An author's `<img>`, `<video>` or the like stands from here to `shown-end`; where its link leads to nothing that it can
   * show, what an inline embed shows stands in its place.
   */
  | {
      readonly kind: 'shown'
      readonly link: number
      /** Lower-cased name of the element. */
      readonly tag: string
      readonly alt: string
      readonly width?: number
      readonly height?: number
    }
  | { readonly kind: 'shown-end' }
  /**
   * ` src="…"`, ` poster="…"` or ` href="…"` (of a picture in a drawing) of what a link leads to. `measures` stands on a picture whose size attributes alone say how large
   * it is: those that its author gave; the picture itself says the others.
   */
  | {
      readonly kind: 'address'
      readonly name: 'src' | 'poster' | 'href'
      readonly link: number
      readonly measures?: { readonly width?: number; readonly height?: number }
    }
  /** ` srcset="…"`: addresses as they are, or what links lead to, and for which size they are. */
  | { readonly kind: 'source-set'; readonly sources: readonly SetSource[] }
  /** ` name="…"` of a `details` element: of those of one name one is open. */
  | { readonly kind: 'group'; readonly name: string }
  /**
   * Code, a formula, a diagram or a plot; `range` is its place in the source, `link` the file that it draws, `starts` where the
   * lines of what is drawn start in the note.
   */
  | {
      readonly kind: 'inset'
      readonly inset: Inset
      readonly range: Range
      readonly link?: number
      readonly starts?: readonly number[]
    }
  /**
   * The answer to a query of the note, which is fill number `fill`; without one its source stands there, as code. One of the
   * language `inline` stands among text.
   */
  | {
      readonly kind: 'query'
      readonly fill: number
      readonly language: QueryLanguage
      readonly source: string
    }
  /** What the interface says within a text, in the page's language: see `bodyWords`. */
  | { readonly kind: 'word'; readonly word: keyof BodyText; readonly of?: string; readonly place?: string }
  /** ` href="…"` of a tag's page. */
  | { readonly kind: 'tag'; readonly tag: string }
  /** ` id="…"`: written on the note's own page, left out inside an embed. */
  | { readonly kind: 'id'; readonly id: string }
  /** An element that is nothing but another id of what it stands in: only on the note's own page. */
  | { readonly kind: 'other-id'; readonly id: string }
  /** ` id="…"` or ` href="#…"` that footnotes need also inside an embed; there it gets a prefix. */
  | { readonly kind: 'local-id'; readonly id: string }
  | { readonly kind: 'local-href'; readonly id: string }
  /**
   * Zero-width: a section or block starts or ends here, so that an embed can cut it out. Heading -1 of depth 0 starts
   * the footnotes, which belong to no section. Sections in a quote, a list item or their like end with it; `inside` says
   * which it is, by the first heading in it.
   */
  | { readonly kind: 'section'; readonly heading: number; readonly depth: number; readonly inside?: number }
  | { readonly kind: 'section-end'; readonly inside: number }
  | { readonly kind: 'block-start'; readonly id: string; readonly item: 'ul' | 'ol' | undefined }
  | { readonly kind: 'block-end'; readonly id: string }
  /** Zero-width: between these two stands the heading that is the note's title, for the `h1` of its own page alone. */
  | { readonly kind: 'title-start' | 'title-end' }

/** One of the pictures that a browser may choose from; `size` is `2x`, `640w` or empty. */
export type SetSource =
  | { readonly address: string; readonly size: string }
  | { readonly link: number; readonly size: string }

/**
 * A note's text as HTML with holes: `html[0] holes[0] html[1] holes[1] … html[n]`. Safe to publish once filled.
 * It depends on the note's source and the options alone, so it can be kept under the source's hash.
 */
export interface Body {
  readonly html: readonly string[]
  readonly holes: readonly Hole[]
}
