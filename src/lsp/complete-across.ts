import { completeAcross as completeTargets } from '../features/editor/completion/across.ts'
import { acrossQuestion } from '../features/editor/completion/across-question.ts'
import type { Completion } from '../features/editor/completion/completion.ts'
import type { CompletionPlace } from '../features/editor/completion/completion-place.ts'
import { findAcross } from '../features/editor/completion/find-across.ts'
import { outlineNote } from '../features/editor/outline-note.ts'
import type { NotePath } from '../model/path.ts'
import type { LanguageGarden } from './language-garden.ts'

/** Completions, and where the text starts that they replace. */
interface AcrossCompletions {
  readonly from: number
  readonly completions: readonly Completion[]
}

/** What asks for blocks of all notes: a blank does too, as other language servers have it. */
const blockSigns = /^(?:\^\^|[ \t])/

/**
 * Completes `[[##` with the headings of all notes, and `[[^^` or `[[` with a blank behind it with their blocks. Undefined
 * where neither is being written, or the notes are not read yet.
 */
export async function completeAcross(
  garden: LanguageGarden,
  source: NotePath,
  place: CompletionPlace,
): Promise<AcrossCompletions | undefined> {
  const question = acrossQuestion(place, blockSigns)
  if (question === undefined) return undefined
  const { notesByPath } = (await garden.latest()).garden
  const outline = async (path: NotePath): Promise<ReturnType<typeof outlineNote> | undefined> => {
    const now = await garden.noteNow(path)
    return now && outlineNote(now.note, now.bytes, path === source ? question.range.from : undefined)
  }
  const targets = await findAcross({ notes: notesByPath.values(), outline }, question.kind, question.query)
  const { nameOf, completer } = garden.names()
  const completions = completeTargets(targets, question, { write: completer.linkWriter(source), nameOf })
  return { from: question.range.from, completions }
}
