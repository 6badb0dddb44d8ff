import type { NotePath } from '../../../model/path.ts'
import type { PreviewSettings } from '../edit-api.ts'
import type { DraftStore } from './draft-store.ts'
import type { EditApi } from './edit-api.ts'
import type { DiskText } from './note-buffer.ts'

/** Something to do that the editor opens with. */
export type EditorTask = 'mentions' | 'merge'

/** What an editor starts with. */
export interface EditorStart {
  readonly path: NotePath
  /** What is on disk; `null` for a note that is new. */
  readonly disk: DiskText | null
  /** What the editor shows at first: the file's text, or a draft. */
  readonly text: string
  /** Texts of the draft that were sent, and may be what is in the file. */
  readonly sent?: readonly string[]
  readonly api: EditApi
  readonly drafts: DraftStore
  readonly preview: PreviewSettings
  /** Whether the garden adds plugins of its own to the chain, which only the server can run. */
  readonly hasPlugins: boolean
  /** Names of features that are off. */
  readonly withoutFeatures: readonly string[]
  /** What begins an open task where words do that; `[ ]` does elsewhere. */
  readonly taskWord?: string | undefined
  /** Where somebody goes who has removed the note. */
  readonly home: string
  /** Where the cursor goes: an offset of the text. */
  readonly at: number
  readonly task?: EditorTask | undefined
  /** Said at first: what the editor went on with. */
  readonly greeting?: string
  /** Opens a note in this editor's place; a name without a note is a new one. */
  readonly openNote: (target: {
    readonly path?: NotePath
    readonly name: string
    readonly source: NotePath
    /** The heading or block that the cursor goes to, without `#`. */
    readonly fragment?: string
  }) => void
  /** Called when the editor is done; `href` is the note's page. */
  readonly onClose: (href: string | undefined) => void
}
