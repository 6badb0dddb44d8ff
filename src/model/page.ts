import type { Basis } from './basis.ts'
import type { MentionList, RelatedEntry } from './insight-part.ts'
import type { InterfaceLanguage } from './interface/interface-text.ts'
import type { HomePart, KnowledgePart, Overview, SeriesPart, TopicPart } from './knowledge-part.ts'
import type { LinkedOutline } from './map-outline.ts'
import type { NoteHistory } from './note-history.ts'
import type { NoteKind } from './note-kind.ts'
import type { RemoteImages } from './options.ts'
import type { Address, BacklinkGroup, Href, NoteEntry, PageLink } from './page-link.ts'
import type { ContentHash, NotePath } from './path.ts'
import type { Stage } from './stage.ts'
import type { TendGroup } from './tend-group.ts'

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

/** What fills the hole of one link of a body. `null` where the body needs nothing (external links are in its HTML). */
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
  | { readonly kind: 'wanted'; readonly title: string; readonly text?: string }
  | { readonly kind: 'image'; readonly src: Href }
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

/** Another note's text inside this one. */
export interface EmbedFill {
  readonly kind: 'note'
  readonly title: string
  readonly href: Href
  /** Whose body; look it up by this hash. */
  readonly body: ContentHash
  readonly part:
    | { readonly kind: 'whole' }
    /** From heading number `heading` to the next of the same or a higher level. */
    | { readonly kind: 'section'; readonly heading: number }
    | { readonly kind: 'block'; readonly id: string }
  /** For the embedded body's own links, by their index. */
  readonly fills: readonly Fill[]
  /** The embedded note's tags. */
  readonly tags: readonly PageLink[]
  /** Set before local ids inside this embed; unique on the page. */
  readonly idPrefix: string
}

/** One line of a table of contents. */
export interface TocEntry {
  readonly depth: number
  readonly text: string
  readonly slug: string
}

/** Hrefs of what every page loads; the same for all pages of a site. */
export interface PageAssets {
  readonly stylesheet: Href
  /** Needed for the first screen, so fetched beside the stylesheet. */
  readonly fonts?: readonly Href[]
  /** A small script that runs before anything is painted: it sets the reader's theme. */
  readonly firstPaint?: Href
  /** Styles of formulas; only pages with one load it. */
  readonly mathStyle?: Href
  /** Faces that nearly every formula shows; pages with one fetch them beside its styles. */
  readonly mathFonts?: readonly Href[]
  /** Draws diagrams; only pages with one load it. */
  readonly diagramScript?: Href
  /** The app: a module that runs once the page is there. */
  readonly app?: Href
  /** The other modules that the map's page needs; only that page asks for them at once. */
  readonly mapScripts?: readonly Href[]
  /** Keeps open pages up to date; only the local server has it. */
  readonly live?: Href
}

/** Links to parts of the garden, under a title. */
export interface ColumnGroup {
  readonly kind: 'topics' | 'series' | 'folders'
  readonly links: readonly PageLink[]
  /** Where all of them are, if the list is cut. */
  readonly more?: Href
}

/** A page about the garden as a whole. */
export interface Place {
  readonly kind: 'map' | 'allNotes' | 'tags' | 'readingList' | 'wanted' | 'history' | 'tend'
  readonly href: Href
}

/** The garden at a glance, beside every page. Its size has a limit: it must not grow with the garden. */
export interface GardenColumn {
  readonly groups: readonly ColumnGroup[]
  readonly places: readonly Place[]
  /** The garden's plain pages in their order. */
  readonly pages: readonly NavigationLink[]
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
  readonly home: Href
  /** The page's own. */
  readonly here: Href
  /** From home down to the page's folder; the page itself is not among them. */
  readonly breadcrumbs: readonly PageLink[]
  /** Hosts whose pages may stand in frames, as the garden's options list them. */
  readonly iframeHosts: readonly string[]
  /** What the page may load from other hosts; as in the options. */
  readonly remoteImages: RemoteImages
  /** The same object on every page of a site. */
  readonly assets: PageAssets
  /** The same object on every page of a site. */
  readonly column: GardenColumn
  /** Absolute URL, where the garden's `baseUrl` is known; of a redirect that of its target, or else its href. */
  readonly canonical?: string
  /** What a note says of itself; on its own page only. */
  readonly facts?: PageFacts
}

/** A plain page in the navigation. */
export interface NavigationLink extends PageLink {
  /** A character or a short name, as the page's author wrote it. */
  readonly icon?: string
}

/** What a note says of itself, for marks beside and below its title. */
export interface PageFacts {
  readonly noteKind: NoteKind
  readonly stage?: Stage
  readonly basis?: Basis
  /** When one would need it, in one sentence. */
  readonly matters?: string
  /** Minutes to read it, at least 1. */
  readonly minutes: number
}

/** All that a page may read: plain JSON. Its hash, with the version and the bodies' hashes in it, is the memo key. */
export type PageInput =
  | {
      readonly kind: 'note'
      readonly frame: PageFrame
      readonly path: NotePath
      readonly body: ContentHash
      /** Element id of the title, where it is a heading of the text: links to that heading lead to it. */
      readonly titleId?: string
      readonly fills: readonly Fill[]
      readonly tags: readonly PageLink[]
      readonly contents: readonly TocEntry[]
      readonly backlinks: readonly BacklinkGroup[]
      /** Present when other notes name this one without a link. */
      readonly mentions?: MentionList
      readonly related: readonly RelatedEntry[]
      readonly history?: NoteHistory
      /** Present when the note is its folder's page. */
      readonly folder?: FolderListing
      readonly knowledge: KnowledgePart
      /** Present where only its gardener sees the note: the words that keep it back, none where that is not decided. */
      readonly withheld?: string
    }
  | {
      readonly kind: 'folder'
      readonly frame: PageFrame
      readonly folder: FolderListing
      /** Present where the folder is at the address of an overview. */
      readonly overview?: Overview
    }
  /** A topic or series that no note stands for. */
  | { readonly kind: 'topic'; readonly frame: PageFrame; readonly topic: TopicPart }
  | { readonly kind: 'series'; readonly frame: PageFrame; readonly series: SeriesPart }
  | { readonly kind: 'overview'; readonly frame: PageFrame; readonly overview: Overview }
  | {
      readonly kind: 'tag'
      readonly frame: PageFrame
      readonly tag: string
      readonly children: readonly PageLink[]
      readonly notes: readonly NoteEntry[]
    }
  | {
      readonly kind: 'home'
      readonly frame: PageFrame
      readonly counts: { readonly notes: number; readonly links: number; readonly wanted: number }
      readonly folders: readonly (PageLink & { readonly count: number })[]
      /** The best-connected notes, most backlinks first. */
      readonly hubs: readonly (NoteEntry & { readonly backlinks: number })[]
      readonly tags: readonly (PageLink & { readonly count: number })[]
      readonly notes: readonly NoteEntry[]
      readonly knowledge: HomePart
    }
  | {
      readonly kind: 'map'
      readonly frame: PageFrame
      /** Folder of the map's files. */
      readonly files: Href
      readonly outline: LinkedOutline
    }
  | { readonly kind: 'tend'; readonly frame: PageFrame; readonly groups: readonly TendGroup[] }
  | { readonly kind: 'not-found'; readonly frame: PageFrame }
  | { readonly kind: 'redirect'; readonly frame: PageFrame; readonly target: Href }

/** What is in a folder. */
export interface FolderListing {
  readonly folders: readonly (PageLink & { readonly count: number })[]
  readonly notes: readonly NoteEntry[]
}
