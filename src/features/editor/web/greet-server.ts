import type { EditSession } from '../edit-api.ts'
import { keySettled } from './access-key.ts'
import { askDialog } from './ask-dialog.ts'
import { ApiRefusal, type EditApi } from './edit-api.ts'
import { editorWords, failureWords } from './editor-words.ts'
import { askAgain } from './let-in.ts'

/** What the server says first; undefined where it could not be asked, which was said, or somebody gave up. */
export async function greetServer(api: EditApi): Promise<EditSession | undefined> {
  await keySettled()
  askAgain()
  try {
    return await api.session()
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 401) await sayFailed(error)
    return undefined
  }
}

/** Says in a dialog why the editor cannot open. */
export async function sayFailed(error: unknown): Promise<void> {
  await askDialog({
    title: editorWords().edit,
    text: failureWords(error),
    choices: [{ value: 'ok', label: editorWords().close, isMain: true }],
  })
}
