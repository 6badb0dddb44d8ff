import type { Garden } from '../model/garden.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import type { Note } from '../model/note.ts'
import type { GardenOptions } from '../model/options.ts'
import type { Address, EmbedFill, ForeignParts, GardenColumn, PageAssets } from '../model/page.ts'
import type { AssetPath, ContentHash, NameKey, NotePath } from '../model/path.ts'
import type { Paint } from '../model/picture.ts'
import type { PictureSet } from '../model/picture-set.ts'
import type { PictureSize } from '../model/picture-size.ts'
import type { Publication } from '../model/publication.ts'
import type { AskedQuery } from '../model/query.ts'
import type { SitePlan } from '../model/site.ts'
import type { SlotInput, SlotName } from '../model/slot.ts'

/** A garden, its plan and the lists that pages share, each computed once: all that a page's input may be made from. */
export interface SiteView {
  /** What readers may see: without drafts and notes that are not published. */
  readonly garden: Garden
  readonly plan: SitePlan
  readonly options: GardenOptions
  /** The garden's language: the one its author named, else the main one of its notes. */
  readonly lang: string
  /** What the interface says in it. */
  readonly words: PageWords
  readonly assets: PageAssets
  readonly privacy: ViewPrivacy
  /** Notes directly in a folder, sorted by title. */
  readonly notesByFolder: ReadonlyMap<string, readonly Note[]>
  /** Folders directly in a folder, sorted. */
  readonly foldersByParent: ReadonlyMap<string, readonly string[]>
  /** Notes in a folder at any depth. */
  readonly countByFolder: ReadonlyMap<string, number>
  /** Links between notes of the garden. */
  readonly linkCount: number
  /** How much embeds may add to pages. */
  readonly embedRoom: EmbedRoom
  readonly weighBody: WeighBody
  /** A note's text as HTML, for who shows it elsewhere: code and formulas as they are written. */
  readonly htmlOf: (note: Note) => string
  /** Of the pictures that notes show, as far as their files say how large they are. */
  readonly pictureSizes: ReadonlyMap<AssetPath, PictureSize>
  /** Those that are offered in several widths. */
  readonly pictureSets: ReadonlyMap<AssetPath, PictureSet>
  /** Of the files that plots draw, as far as they can be read. */
  readonly dataTexts: ReadonlyMap<AssetPath, string>
  readonly column: GardenColumn
  /** The overviews that notes and folders stand for, or that have a page of their own. */
  readonly overviewByAddress: ReadonlyMap<Address, string>
  /** Names of wanted notes that the garden intends to write. */
  readonly intendedNames: ReadonlySet<NameKey>
  /** The notes as a new list, sorted by title, then path. */
  readonly sortByTitle: (notes: readonly Note[]) => readonly Note[]
  /** What the features that are on put into a slot of a page, in the order of the garden's layout. */
  readonly collectSlot: (slot: SlotName, page: PageSubject) => SlotInput
  /** What stands in place of a query of a note, as HTML; undefined where no feature answers it. */
  readonly answerQuery: (note: Note, query: AskedQuery) => string | undefined
  /** How features finish words in a language, those of a note or of a page that the garden makes; nothing where none does. */
  readonly collectFinish: (lang: string, note: Note | undefined) => SlotInput | undefined
  /** A note's title as lists show it: with its words finished as its own page has them. */
  readonly shownTitle: (note: Note) => string
  /** What an overview shows, as plain JSON; `part` counts its pages from 1. */
  readonly collectOverview: (name: string, part: number) => unknown
  /** What features add to the data that other programs read: of the whole, and of one note. */
  readonly collectData: (note?: Note) => Readonly<Record<string, unknown>>
  /** Reads the source of a note that the site shows; undefined where its file says something else by now. */
  readonly readSource: (note: Note) => Promise<string | undefined>
  /** Draws a picture for a file of the site; kept by what is in it. */
  readonly paint: Paint
  /** What features bring from other hosts: to the pages of notes, and to all others. */
  readonly foreign: { readonly notes: ForeignParts | undefined; readonly others: ForeignParts | undefined }
  /** Whether a feature is on. */
  readonly isOn: (feature: string) => boolean
  readonly titleOfOverview: (name: string) => string
  /** What was made of the whole garden beside the pages, by the name of its feature; empty until it is there. */
  readonly madeBeside: Readonly<Record<string, unknown>>
}

/** By what a page of one's own garden says that its note is not published. */
interface ViewPrivacy {
  readonly publication: Publication
  /** Whether notes without a mark wait for a decision. */
  readonly isUndecided: boolean
}

/** About how many characters of HTML a part of a note's body becomes. */
export type WeighBody = (body: ContentHash, part: EmbedFill['part']) => number

/** How much the embeds of each page may add to it. */
export interface EmbedRoom {
  /** Characters of HTML; 0 where the embeds of the notes before it have taken all that the site has. */
  roomOf(path: NotePath): number
  /** Notes that may embed more than there is room for, sorted by path. */
  readonly crowded: readonly NotePath[]
}

/** What a page is about, as far as whoever fills a slot of it may know. */
export interface PageSubject {
  readonly address: Address
  /** The note whose page it is. */
  readonly note?: Note
  /** The folder that the page stands for. */
  readonly folder?: string
  /** On a page that belongs to a feature: what it is about, such as a topic's id. */
  readonly key?: string
  /** Pages that the page lists already. */
  readonly listed?: ReadonlySet<string>
}
