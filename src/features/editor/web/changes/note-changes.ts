import { editorWords, failureWords } from '../editor-words.ts'
import type { NoteChanges, NoteChangesSettings } from './across-settings.ts'
import { readLastChange } from './last-change.ts'

/** Creates them. What makes them is loaded when the first is asked for. */
export function createNoteChanges(settings: NoteChangesSettings): NoteChanges {
  const { path, say } = settings
  let loaded: Promise<Omit<NoteChanges, 'greet'>> | undefined
  const load = async (): Promise<Omit<NoteChanges, 'greet'>> => {
    const { createAcrossChanges } = await import('./across-changes.ts')
    return createAcrossChanges(settings)
  }
  const run = (name: Exclude<keyof NoteChanges, 'greet'>) => async (): Promise<void> => {
    try {
      loaded ??= load()
      await (await loaded)[name]()
    } catch (error) {
      // The server may be back when it is asked for again.
      loaded = undefined
      say(failureWords(error))
    }
  }
  const undo = run('undo')
  return {
    rename: run('rename'),
    merge: run('merge'),
    extract: run('extract'),
    remove: run('remove'),
    split: run('split'),
    movePart: run('movePart'),
    makeSeries: run('makeSeries'),
    replace: run('replace'),
    undo,
    greet() {
      const last = readLastChange()
      if (last && last.to === path && last.from !== path)
        say(last.title, { label: editorWords().change.undo, run: () => void undo() })
    },
  }
}
