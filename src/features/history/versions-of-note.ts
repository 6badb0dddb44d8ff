import type { PageLink } from '../../model/page.ts'
import type { BlockDiff } from './diff-blocks.ts'

/** What a page of versions shows of one note. */
export interface VersionsOfNote {
  readonly note: PageLink
  /** Of the note's text. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** The newest first. */
  readonly days: readonly VersionDay[]
  /** The day on which readers first saw the note; absent where it is not known. */
  readonly planted?: string
}

/** What changed on a day. */
export interface VersionDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly stage?: { readonly old: string; readonly new: string }
  readonly blocks: readonly BlockDiff[]
  /** Blocks that changed and are not shown. */
  readonly more: number
}
