import type { NotePath } from '../../../../model/path.ts'
import type { EditApi } from '../edit-api.ts'
import type { NoteView } from '../editor-view.ts'
import { failureWords } from '../editor-words.ts'
import { insertTemplate } from './insert-template.ts'
import { pickTemplate } from './pick-template.ts'

/** Asks which template is meant and puts it into a note where its cursor is. */
export async function chooseTemplate(
  api: EditApi,
  note: NoteView,
  path: NotePath,
  say: (text: string) => void,
): Promise<void> {
  try {
    const template = await pickTemplate(api)
    if (template !== undefined) await insertTemplate(api, note, path, template)
  } catch (error) {
    say(failureWords(error))
  }
  note.view.focus()
}
