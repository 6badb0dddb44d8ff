import type { DataFile } from './inset.ts'
import type { InterfaceLanguage } from './interface/interface-text.ts'
import type { RemoteImages } from './options.ts'
import type { Address, Href, PageLink } from './page-link.ts'
import type { ContentHash, NotePath } from './path.ts'
import type { ShownPictureSet } from './picture-set.ts'
import type { PictureSize } from './picture-size.ts'
import type { SlotInput } from './slot.ts'

export type {
  Address,
  BacklinkGroup,
  DatedLink,
  Excerpt,
  Href,
  NoteEntry,
  NoteLink,
  PageLink,
} from './page-link.ts'

/** A note that asks for a wanted one, with its sentence in three: before the link, its text, after it. */
export interface Asking extends PageLink {
  readonly before: string
  readonly link: string
  readonly after: string
}

/** What fills the hole of one link of a body, or behind all of these of one query. `null` where the body needs nothing (external links are in its HTML). */
export type Fill =
  | null
  /** `title` is shown on hover where it says more than the text. `text` is for links without one, here and below. */
  | { readonly kind: 'page'; readonly href: Href; readonly title?: string; readonly text?: string }
  /** `download` is the name to keep the file under; without it a browser shows the file. `isNamed`: the link shows its name. */
  | {
      readonly kind: 'asset'
      readonly href: Href
      readonly download?: string
      readonly isNamed?: true
      readonly text?: string
    }
  /** No such note, or not a public one: text that looks like a link. */
  | {
      readonly kind: 'wanted'
      readonly title: string
      readonly text?: string
      /** Some of the other notes that ask for it, for its preview. */
      readonly asks?: readonly Asking[]
    }
  /** A link to another garden. */
  | {
      readonly kind: 'neighbour'
      /** Left out where that garden has no such note: text that looks like a link. */
      readonly href?: Href
      readonly title: string
      /** What its preview shows: there is no request to the other garden. */
      readonly shows?: NeighbourPreview
    }
  /** The answer to a query: HTML that is safe to publish. */
  | { readonly kind: 'answer'; readonly html: string }
  /** A file that a plot draws. */
  | ({ readonly kind: 'data' } & DataFile)
  /** `size` is the picture's own, for browsers to keep its place free. */
  | {
      readonly kind: 'image'
      readonly src: Href
      readonly size?: PictureSize
      readonly set?: ShownPictureSet
    }
  | { readonly kind: 'audio' | 'video'; readonly src: Href }
  | { readonly kind: 'pdf'; readonly src: Href; readonly height?: number }
  | EmbedFill
  /** An embed that cannot be shown, with the reason in words. */
  | {
      readonly kind: 'notice'
      readonly message: string
      readonly href?: Href
      /** There is no room for it on the page. */
      readonly isOver?: true
    }

/** What the preview of a link to another garden shows. */
export interface NeighbourPreview {
  readonly title: string
  readonly section?: string
  readonly text: string
  /** The name of the other garden. */
  readonly garden: string
}

/** Another note's text inside this one. */
export interface EmbedFill {
  readonly kind: 'note'
  readonly title: string
  /** Absent for a part of pages that has none of its own: it is shown as if it stood there. */
  readonly href?: Href
  /** Whose body; look it up by this hash. */
  readonly body: ContentHash
  readonly part:
    | { readonly kind: 'whole' }
    /** From heading number `heading` to the next of the same or a higher level. */
    | {
        readonly kind: 'section'
        readonly heading: number
        /** The heading before which it ends instead. */
        readonly until?: number
        /** Without the heading itself. */
        readonly isHeadless?: true
      }
    /** `until`: the block with which it ends, or `*` for the end of the note; default: itself. */
    | { readonly kind: 'block'; readonly id: string; readonly until?: string }
  /** For the embedded body's own links, by their index. */
  readonly fills: readonly Fill[]
  /** Its language, where that is not the page's. */
  readonly lang?: string
  /** How features finish its words. */
  readonly finish?: SlotInput
  /** The embedded note's tags. */
  readonly tags: readonly PageLink[]
  /** Set before local ids inside this embed; unique on the page. */
  readonly idPrefix: string
}

/** Hrefs of what every page loads; the same for all pages of a site. */
export interface PageAssets {
  readonly stylesheet: Href
  /** Needed for the first screen, so fetched beside the stylesheet. */
  readonly fonts?: readonly Href[]
  /** The slanted face of texts, fetched early where the first screen has some. */
  readonly italicFont?: Href
  /** A small script that runs before anything is painted: it sets the reader's theme. */
  readonly firstPaint?: Href
  /** What only home, a feature's own pages, and notes with what it draws load besides the stylesheet: by the feature, or `home`. */
  readonly pageStyles?: Readonly<Record<string, Href>>
  /** Styles of formulas; only pages with one load it. */
  readonly mathStyle?: Href
  /** Faces that nearly every formula shows; pages with one fetch them beside its styles. */
  readonly mathFonts?: readonly Href[]
  /** The scripts of features, by their names; only pages that show something of one load it. */
  readonly scripts?: Readonly<Record<string, Href>>
  /** The app: a module that runs once the page is there. */
  readonly app?: Href
  /** The other modules that the map's page needs; only that page asks for them at once. */
  readonly mapScripts?: readonly Href[]
  /** Keeps open pages up to date; only the local server has it. */
  readonly live?: Href
}

/** The garden at a glance, beside every page. Its size has a limit: it must not grow with the garden. */
export interface GardenColumn {
  /** Before the garden's name. */
  readonly brand?: SlotInput
  /** Beside the garden's name. */
  readonly header?: SlotInput
  /** At the end of every page. */
  readonly foot?: SlotInput
  /** Links to parts of the garden, each list under a title. */
  readonly groups: SlotInput
  /** Pages about the garden as a whole, above the groups. */
  readonly places: SlotInput
  readonly overviews: readonly OverviewLink[]
  /** Those of the local server alone. */
  readonly local: SlotInput
  /** The garden's plain pages and the like. */
  readonly pages: SlotInput
}

/** An overview as the column names it. */
export interface OverviewLink {
  readonly overview: string
  readonly href: Href
}

/** What a page may have of other hosts because a feature brings it; browsers are told to allow this alone. */
export interface ForeignParts {
  /** Hosts of pages in frames. */
  readonly frames?: readonly string[]
  /** Whole addresses of scripts. */
  readonly scripts?: readonly string[]
  /** Hosts that those scripts send to, or that our own ask where a reader wants it; with a scheme where that is not https. */
  readonly connections?: readonly string[]
}

/** What every page shows around its own content. */
export interface PageFrame {
  readonly address: Address
  readonly title: string
  readonly siteTitle: string
  readonly description: string
  /** BCP 47; the note's own, else the garden's. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Language of what stands around the text. */
  readonly interface: InterfaceLanguage
  /** How features finish the words of its text; absent where none does. */
  readonly finish?: SlotInput
  readonly home: Href
  /** The page's own. */
  readonly here: Href
  /** From home down to the page's folder; the page itself is not among them. */
  readonly breadcrumbs: readonly PageLink[]
  /** Hosts whose pages may stand in frames, as the garden's options list them. */
  readonly iframeHosts: readonly string[]
  /** What features bring to this page from other hosts; left out for nothing. */
  readonly foreign?: ForeignParts
  /** What the page may load from other hosts; as in the options. */
  readonly remoteImages: RemoteImages
  /** The same object on every page of a site. */
  readonly assets: PageAssets
  /** The same object on every page of a site. */
  readonly column: GardenColumn
  /** Absolute URL, where the garden's `baseUrl` is known; of a redirect that of its target, or else its href. */
  readonly canonical?: string
  /** Set where search engines are to leave the page out. */
  readonly isUnlisted?: true
  /** What features put into the document's head, and into the bar for thumbs on a narrow screen. */
  readonly head: SlotInput
  readonly bottom: SlotInput
  /** What the column says of this page alone. */
  readonly columnHere?: SlotInput
}

/** All that a page may read: plain JSON. Its hash, with the version and the bodies' hashes in it, is the memo key. */
export type PageInput =
  | NoteInput
  | {
      readonly kind: 'home'
      readonly frame: PageFrame
      readonly home: HomeSections
    }
  | {
      readonly kind: 'overview'
      readonly frame: PageFrame
      readonly overview: string
      readonly input: unknown
    }
  /** A page of a feature's own kind. */
  | { readonly kind: 'own'; readonly frame: PageFrame; readonly page: string; readonly input: unknown }
  | { readonly kind: 'not-found'; readonly frame: PageFrame }
  | { readonly kind: 'redirect'; readonly frame: PageFrame; readonly target: Href }

/** What a note's page may read. */
export interface NoteInput {
  readonly kind: 'note'
  readonly frame: PageFrame
  readonly path: NotePath
  readonly body: ContentHash
  /** Element id of the title, where it is a heading of the text: links to that heading lead to it. */
  readonly titleId?: string
  readonly fills: readonly Fill[]
  /** Pages of the tags in its text. */
  readonly tags: readonly PageLink[]
  /** Classes that the author gives its article, cleaned; left out for none. */
  readonly classes?: readonly string[]
  /** When one would need the note, in one sentence. */
  readonly matters?: string
  /** Present where only its gardener sees the note: the words that keep it back, none where that is not decided. */
  readonly withheld?: string
  readonly slots: Readonly<Record<NoteSlot, SlotInput>>
  /** Present where the note is at an overview's address. */
  readonly overview?: { readonly name: string; readonly input: unknown }
  /** Present where the note is the garden's home page. */
  readonly home?: HomeSections
}

/** Slots of a note's page. */
export type NoteSlot =
  | 'note.mark'
  | 'note.facts'
  | 'note.head'
  | 'note.before'
  | 'note.next'
  | 'note.topic'
  | 'note.after'
  | 'note.aside'

/** What home says of the garden. */
export interface HomeSections {
  /** What the garden is, in a sentence; empty where nobody says. */
  readonly lead: string
  /** Whose it is: below the title. */
  readonly head: SlotInput
  readonly sections: SlotInput
  /** Before which of the sections the text of the note stands that is the home page; undefined where it has no place. */
  readonly textAt?: number
  readonly counts: { readonly notes: number; readonly links: number }
  readonly sizes: SlotInput
  readonly overviews: readonly OverviewLink[]
}
