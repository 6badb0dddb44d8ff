import type { Diagnostic } from './diagnostic.ts'
import type { OverviewKind } from './overview-kind.ts'
import type { Address } from './page.ts'
import type { AssetPath, NotePath } from './path.ts'
import type { SeriesId } from './series-id.ts'
import type { TopicId } from './topic-id.ts'

/** One generated page: what it is for and where it is. */
export type Page =
  | { readonly kind: 'note'; readonly address: Address; readonly path: NotePath; readonly folder?: string }
  | { readonly kind: 'folder'; readonly address: Address; readonly folder: string }
  /** A topic or series that no note stands for. */
  | { readonly kind: 'topic'; readonly address: Address; readonly topic: TopicId }
  | { readonly kind: 'series'; readonly address: Address; readonly series: SeriesId }
  /** An overview that no note and no folder stands for. */
  | {
      readonly kind: 'overview'
      readonly address: Address
      readonly overview: OverviewKind
      /** From 1; only overviews that are too long for one page have more. */
      readonly part: number
    }
  | { readonly kind: 'tag'; readonly address: Address; readonly tag: string }
  | { readonly kind: 'home'; readonly address: Address }
  | { readonly kind: 'map'; readonly address: Address }
  | { readonly kind: 'not-found'; readonly address: Address }
  | { readonly kind: 'redirect'; readonly address: Address; readonly target: Address }

/** Which pages exist and where. Made by `planSite`; the one place that decides addresses. */
export interface SitePlan {
  /** Sorted by address; addresses are unique. */
  readonly pages: readonly Page[]
  readonly addressByNote: ReadonlyMap<NotePath, Address>
  /** By folder path; a folder whose page is a note has that note's address. */
  readonly addressByFolder: ReadonlyMap<string, Address>
  /** By folded tag. */
  readonly addressByTag: ReadonlyMap<string, Address>
  /** Pages of topics and series that are not notes, folders or tags themselves. */
  readonly addressByTopic: ReadonlyMap<TopicId, Address>
  readonly addressBySeries: ReadonlyMap<SeriesId, Address>
  /** The overviews that exist; the address may be that of a note or folder. In the order of `overviewKinds`. */
  readonly addressByOverview: ReadonlyMap<OverviewKind, Address>
  /** The pages of all notes in their order; the first is the overview's own. */
  readonly noteTablePages: readonly Address[]
  /** Assets that published notes use, and where each is published; sorted by path. */
  readonly addressByAsset: ReadonlyMap<AssetPath, Address>
  /** Where the map is; a note may have taken `map/`. */
  readonly mapAddress: Address
  readonly diagnostics: readonly Diagnostic[]
}
