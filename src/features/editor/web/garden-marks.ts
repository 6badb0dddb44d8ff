import type { Extension } from '@codemirror/state'
import type { NotePath } from '../../../model/path.ts'
import { diagnosticMarks } from './diagnostic-marks.ts'
import type { EditApi } from './edit-api.ts'
import type { NoteView } from './editor-view.ts'
import type { GardenNames } from './garden-names.ts'
import { mentionMarks } from './mention-marks.ts'

/** What marks ask of the editor whose text they stand in. */
interface GardenMarksSettings {
  readonly api: EditApi
  readonly path: NotePath
  readonly names: () => GardenNames | undefined
  readonly note: () => NoteView
  /** Whether the editor has the text that is on disk with this digest. */
  readonly isSaved: (hash: string) => boolean
}

/** What the garden says of a note, in its text: diagnostics, and names of other notes that are no links yet. */
export interface GardenMarks {
  readonly extensions: readonly Extension[]
  /** Asks the server again. What it says of another text than the editor's is not shown. */
  refresh(): Promise<void>
  /** Lets somebody choose the mentions that become links. */
  chooseMentions(): Promise<void>
}

/** Creates the marks; they come with the first {@link GardenMarks.refresh}. */
export function createGardenMarks(settings: GardenMarksSettings): GardenMarks {
  const { api, path, note } = settings
  const diagnosed = diagnosticMarks()
  const mentioned = mentionMarks((target, text) => settings.names()?.linkTo(target as NotePath, text))
  return {
    extensions: [diagnosed.extension, mentioned.extension],
    async refresh() {
      try {
        const [{ diagnostics, hash }, { mentions }] = await Promise.all([
          api.diagnostics(path),
          api.mentions(path),
        ])
        if (!settings.isSaved(hash)) return
        const { view, positionOf } = note()
        mentioned.show(view, mentions, positionOf)
        await diagnosed.show(view, diagnostics, positionOf)
      } catch {
        // They come with the next save.
      }
    },
    async chooseMentions() {
      const { askMentions } = await import('./mentions-dialog.ts')
      await askMentions(note().view, mentioned)
      note().view.focus()
    },
  }
}
