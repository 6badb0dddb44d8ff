import type { Diagnostic } from '../../model/diagnostic.ts'
import type { GardenOptions } from '../../model/options.ts'
import type { ContentHash, GardenPath, NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'

/**
 * The edit API of the local server: JSON below `<base>-/api/`. Every request carries the token of the running server
 * in the header `x-hortus-token`; requests that write are `application/json` from the server's own origin. An answer
 * that is not 200 is an {@link ApiProblem} or, for 409 on a save, a {@link SaveConflict}.
 *
 * Those by which notes begin (`new-note`, `templates`, `template`, `day`) are in `begin-api.ts`.
 *
 * | request | body or query | answer |
 * |---|---|---|
 * | `GET session` | | {@link EditSession} |
 * | `POST claim` | {@link ClaimRequest}, without a token | {@link ClaimAnswer} |
 * | `GET note` | `?path=` | {@link NoteSource} |
 * | `PUT note` | {@link SaveRequest}, `If-Match: "<hash>"` | {@link SaveAnswer} |
 * | `POST note` | {@link SaveRequest} | {@link SaveAnswer}; 409 where there is such a note |
 * | `DELETE note` | {@link DeleteRequest}, `If-Match: "<hash>"` | {@link DeleteAnswer} |
 * | `POST asset` | {@link AssetUpload} | {@link AssetAnswer} |
 * | `PUT asset` | `?name=` and `&note=`, the bytes as `application/octet-stream` | {@link AssetAnswer} |
 * | `POST addresses` | {@link AddressesRequest} | {@link AddressesAnswer} |
 * | `POST title` | {@link TitleRequest}; asks the web, because the author does | {@link TitleAnswer} |
 * | `GET history` | `?path=` and, for one text, `&id=` | {@link HistoryList} or {@link HistoryText} |
 * | `GET names` | | {@link CompletionData} of `complete/` |
 * | `GET outline` | `?path=` | {@link NoteOutline} |
 * | `GET across` | `?kind=` and `&query=` | {@link AcrossAnswer} of `completion/across.ts` |
 * | `POST preview?known=PARTS` | {@link PreviewRequest} | {@link PreviewReply} of `note-preview.ts` |
 * | `GET desk` | | {@link DeskAnswer} of `desk.ts` |
 * | `GET mentions` | `?path=` | {@link NoteMentions} |
 * | `GET diagnostics` | `?path=` | {@link NoteDiagnostics} |
 * | `POST change/preview` | {@link ChangeRequest} | {@link ChangePreview} of `change-api.ts` |
 * | `POST change/apply` | {@link ApplyRequest} | {@link ApplyAnswer} |
 * | `POST change/undo` | {@link UndoRequest} | {@link ApplyAnswer} |
 */
export const editApiPath = '-/api/'

/** The header that carries the token. */
export const tokenHeader = 'x-hortus-token'

/** What the garden says about how a note's text is shown, so that a preview is what the page will be. */
export interface PreviewSettings
  extends Pick<GardenOptions, 'lineBreaks' | 'iframeHosts' | 'remoteImages' | 'budget'> {
  /** What the garden's own `index.md` is called that names itself nowhere. */
  readonly homeTitle: string
}

/** What a page learns first. */
export interface EditSession {
  /** For the header of every further request. */
  readonly token: string
  readonly revision: number
  readonly preview: PreviewSettings
  /** Whether the garden's config adds plugins: they run in the server alone, so that a preview waits for it. */
  readonly hasPlugins: boolean
  /** Names of features that are off: the editor offers nothing of theirs. */
  readonly withoutFeatures: readonly string[]
  /** What begins an open task in gardens of programs that write words for `[ ]`. */
  readonly taskWord?: string
  /** Most UTF-8 bytes of a note that can be saved. */
  readonly maxNoteBytes: number
  /** Most bytes of an asset that can be stored. */
  readonly maxAssetBytes: number
  /** Extensions an asset may have, with their dots. */
  readonly assetExtensions: readonly string[]
}

/** A page that has no token asks for it, with the code that the server printed; each code lets in one browser. */
export interface ClaimRequest {
  readonly code: string
}

export interface ClaimAnswer {
  readonly token: string
}

/** A note's text as it is on disk. */
export interface NoteSource {
  readonly path: NotePath
  /** SHA-256 of the file's bytes, hex: what a save names in `If-Match`. */
  readonly hash: ContentHash
  /** Without a byte order mark; line ends as they are in the file. */
  readonly text: string
  /** Where the note's page is: base and address, encoded; undefined while it has none. */
  readonly href?: string
}

/** A note's whole new text. A byte order mark that the file has stays; line ends are written as they come. */
export interface SaveRequest {
  readonly path: NotePath
  readonly text: string
  /** Any name the page keeps for itself: its own saves within five minutes are one state of the history. */
  readonly client: string
}

export interface SaveAnswer {
  readonly path: NotePath
  readonly hash: ContentHash
  /** The text was the same: nothing was written. */
  readonly isUnchanged: boolean
  readonly href?: string
}

/** Somebody else saved meanwhile; nothing was written. Texts are as in {@link NoteSource}. */
export interface SaveConflict {
  readonly error: 'conflict'
  readonly message: string
  /** What the save was based on; `null` where the server does not have it any more. */
  readonly base: string | null
  /** What is on disk; `null` where the note was removed. */
  readonly theirs: string | null
  readonly theirsHash: ContentHash | null
  readonly mine: string
}

export interface DeleteRequest {
  readonly path: NotePath
}

export interface DeleteAnswer {
  /** Where it is now, below the garden's folder: `.trash/linux/page-cache.md`. */
  readonly trash: string
}

/** A file to store beside a note. */
export interface AssetUpload {
  /** As the browser names it; what a garden cannot hold is replaced. */
  readonly name: string
  /** The note it is for: where the garden keeps assets decides the folder. */
  readonly note: NotePath
  /** Base64. */
  readonly data: string
}

export interface AssetAnswer {
  readonly path: GardenPath
  /** What to write into the note, as the garden writes it: `![[photo.png]]`, `![](photo.png)`. */
  readonly link: string
}

/** Addresses that a pasted text links to. */
export interface AddressesRequest {
  /** Paths as browsers send them, with the base, each on a line: `/notes/page-cache/#why`. */
  readonly addresses: string
}

/** What each of them is in this garden; `null` for what is none of its notes or assets. */
export interface AddressesAnswer {
  readonly meanings: readonly (
    | { readonly kind: 'note'; readonly path: NotePath; readonly heading?: string }
    | { readonly kind: 'asset'; readonly path: GardenPath }
    | null
  )[]
}

/** A page of the web whose title somebody wants in a link. Nothing else makes the server ask another. */
export interface TitleRequest {
  readonly address: string
}

export interface TitleAnswer {
  /** `null` where none is to be had: no network, no page, an address that is not public. */
  readonly title: string | null
}

/** One state that is kept of a note. */
interface HistoryEntry {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
}

export interface HistoryList {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[]
}

export interface HistoryText {
  readonly text: string
}

/** Headings and blocks of a note, for links into it, and its other names and tags: everything that can be renamed. */
export interface NoteOutline {
  readonly path: NotePath
  readonly headings: readonly {
    readonly depth: number
    readonly text: string
    readonly slug: string
    /** The id that GitHub would give it, where that is another. */
    readonly otherSlug?: string
    /** Where it starts in the note's text. */
    readonly offset: number
  }[]
  readonly blocks: readonly { readonly id: string; readonly text: string }[]
  readonly aliases: readonly string[]
  /** Without `#`. */
  readonly tags: readonly string[]
  /** Paragraphs without an id; linking to one writes ` ^id` at `offset` of the note's text, behind the words `behind`. */
  readonly paragraphs: readonly {
    readonly text: string
    readonly offset: number
    readonly behind: string
  }[]
}

/** Names of other notes in a note's text that could be links. */
export interface NoteMentions {
  readonly path: NotePath
  /** Of which text these are. */
  readonly hash: ContentHash
  readonly mentions: readonly { readonly range: Range; readonly target: NotePath; readonly title: string }[]
}

export interface NoteDiagnostics {
  readonly path: NotePath
  /** Of which text these are. */
  readonly hash: ContentHash
  readonly diagnostics: readonly Diagnostic[]
}

/** Every other answer that is not 200. */
export interface ApiProblem {
  readonly error: ApiErrorCode
  /** One sentence for the user. */
  readonly message: string
  /** A name that would do, where a name was refused. */
  readonly suggestion?: string
}

export type ApiErrorCode =
  | 'bad-request'
  | 'no-token'
  | 'forbidden'
  | 'not-found'
  | 'exists'
  | 'bad-name'
  | 'conflict'
  | 'precondition-required'
  | 'too-large'
  | 'not-json'
  | 'not-editable'
  | 'too-many-requests'
  | 'disk-full'
  | 'disk-failed'
