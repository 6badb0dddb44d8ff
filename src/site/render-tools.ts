import type { FeatureSet } from '../define/feature-set.ts'
import type { Body } from '../model/body.ts'
import type { InsetHtml } from '../model/inset.ts'
import type { ContentHash } from '../model/path.ts'

/** What pages are rendered with besides their input. */
export interface RenderTools {
  readonly features: FeatureSet
  /** Must know every hash of the input. */
  readonly bodyByHash: (hash: ContentHash) => Body
  /** Must know every inset that `collectInsets` finds. */
  readonly insetHtml: InsetHtml
  /** Told how many bytes of HTML a feature adds to the page, or with the garden's column to every page. */
  readonly weigh?: (feature: string, bytes: number, isOnEveryPage: boolean) => void
}
