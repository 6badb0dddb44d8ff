import type { NotePath } from '../../../../model/path.ts'
import type { DraftStore } from '../draft-store.ts'
import type { EditApi } from '../edit-api.ts'
import type { GardenNames } from '../garden-names.ts'

/** What changes across notes need of the editor they are asked for in. */
export interface NoteChangesSettings {
  readonly api: EditApi
  readonly path: NotePath
  readonly drafts: DraftStore
  readonly names: () => GardenNames | undefined
  /** The file's text, and what is selected in it (start and end are the cursor where nothing is). */
  readonly text: () => string
  readonly selection: () => { readonly start: number; readonly end: number }
  /** Hash of the text that the file has. */
  readonly hash: () => string | undefined
  /** Brings the file up to what was typed; false where that needs a decision first. */
  readonly save: () => Promise<boolean>
  /** Does something that changes this very file, and only afterwards looks at what became of it. */
  readonly quietly: <Result>(act: () => Promise<Result>) => Promise<Result>
  /** Leaves this note for another; undefined for the page below. */
  readonly leaveFor: (path: NotePath | undefined) => void
  /** Back to writing. */
  readonly focus: () => void
  readonly say: (message: string, action?: { readonly label: string; readonly run: () => void }) => void
}

/** Changes across notes, asked for in a note's editor: each shows its diff first and is one undo. */
export interface NoteChanges {
  rename(): Promise<void>
  merge(): Promise<void>
  extract(): Promise<void>
  remove(): Promise<void>
  split(): Promise<void>
  movePart(): Promise<void>
  makeSeries(): Promise<void>
  /** Find and replace in the garden. */
  replace(): Promise<void>
  undo(): Promise<void>
  /** Says what has just been changed, with its undo, where a change has brought somebody here. */
  greet(): void
}
