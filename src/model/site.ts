import type { Diagnostic } from './diagnostic.ts'
import type { Address } from './page.ts'
import type { AssetPath, NotePath } from './path.ts'

/** One generated page: what it is for and where it is. */
export type Page =
  | { readonly kind: 'note'; readonly address: Address; readonly path: NotePath; readonly folder?: string }
  | { readonly kind: 'folder'; readonly address: Address; readonly folder: string }
  | { readonly kind: 'tag'; readonly address: Address; readonly tag: string }
  | { readonly kind: 'home'; readonly address: Address }
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
  /** Assets that published notes use, and where each is published; sorted by path. */
  readonly addressByAsset: ReadonlyMap<AssetPath, Address>
  readonly diagnostics: readonly Diagnostic[]
}
