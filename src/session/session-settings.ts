import type { FeatureSet } from '../define/feature-set.ts'
import type { Garden } from '../model/garden.ts'
import type { Neighbour } from '../model/neighbour.ts'
import type { GardenOptions } from '../model/options.ts'
import type { PageAssets } from '../model/page.ts'
import type { AssetPath } from '../model/path.ts'
import type { Paint } from '../model/picture.ts'
import type { PictureSet } from '../model/picture-set.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import type { Publication } from '../model/publication.ts'
import type { Store } from '../store/store.ts'
import type { GardenHistory } from './garden-history.ts'
import type { FailureCount } from './guard-feature.ts'
import type { TypesetPool } from './insets/typeset-pool.ts'
import type { PageMemo } from './page-memo.ts'
import type { PreparePool } from './prepare/prepare-pool.ts'
import type { Progress } from './progress.ts'
import type { SeenNotes } from './seen-notes.ts'

/** What a session works on and with. */
export interface SessionSettings {
  readonly store: Store
  readonly options: GardenOptions
  readonly pool: PreparePool
  /** Makes the HTML of code and formulas; default: in this thread. */
  readonly typesetPool?: TypesetPool
  /** What the garden can do. */
  readonly features: FeatureSet
  /** What features of the garden's own have failed at so far. */
  readonly failures?: () => readonly FailureCount[]
  /** Hrefs of the stylesheet and script that pages load. */
  readonly assets: PageAssets
  /** Who may see what; default: what the notes say of themselves decides, and this day. */
  readonly publication?: Publication
  /** Where the days of notes come from besides their properties; default: nowhere. */
  readonly history?: GardenHistory
  /** What earlier builds saw, where {@link history} knows nothing; default: nothing. */
  readonly seen?: Pick<SeenNotes, 'compare'>
  /** What an earlier program kept of the garden's facts, by their names; default: nothing. */
  readonly keptFacts?: ReadonlyMap<string, unknown>
  /** Other gardens that links may name, with what is kept of them; default: nothing is. */
  readonly neighbours?: readonly Neighbour[]
  /** Draws the pictures of the site; default: they are blank. */
  readonly paint?: Paint
  /** Offers the pictures of a published garden in several widths; default: they stay as they are. */
  readonly scalePictures?: (garden: Garden) => Promise<ReadonlyMap<AssetPath, PictureSet>>
  /** Where rendered pages are kept; default: the 512 used last. */
  readonly memo?: PageMemo
  readonly onProgress?: (progress: Progress) => void
  /** Told of each note of an update as soon as it is prepared, before it is linked. */
  readonly onPrepared?: (prepared: PreparedNote) => void
  /** Told when a stage of an update is done, for the report's times. */
  readonly onLap?: (stage: 'list' | 'prepare' | 'link' | 'plan') => void
}
