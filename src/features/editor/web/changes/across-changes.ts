import type { Change } from '../../../../model/change.ts'
import type { NotePath } from '../../../../model/path.ts'
import { askDialog } from '../ask-dialog.ts'
import { editorWords, failureWords } from '../editor-words.ts'
import type { NoteChanges, NoteChangesSettings } from './across-settings.ts'
import { movesIn, pathAfter } from './change-targets.ts'
import { followMoves } from './follow-moves.ts'
import { keepLastChange, readLastChange } from './last-change.ts'
import type { PartQuestion } from './part-dialogs.ts'

/** What is asked before a change: loaded when the first is asked for. */
const loadDialogs = () => import('./change-dialogs.ts')

const loadParts = () => import('./part-dialogs.ts')
const loadReplace = () => import('./replace-dialog.ts')

/** Makes changes across notes; `createNoteChanges` loads this when the first is asked for. */
export function createAcrossChanges(settings: NoteChangesSettings): Omit<NoteChanges, 'greet'> {
  const { api, path, say } = settings

  const tell = (files: number, also?: string): void => {
    const { change, number } = editorWords()
    const done = change.done(files, number(files))
    say(also === undefined ? done : `${done}. ${also}`, { label: change.undo, run: () => void undo() })
  }

  /** Asks, shows, changes; then goes where the note is now. */
  const run = async (ask: () => Promise<Change | undefined>, title: string): Promise<void> => {
    try {
      if (!(await settings.save())) return
      const change = await ask()
      if (!change) return settings.focus()
      const to = pathAfter(change, path)
      const { confirmChange } = await loadDialogs()
      const done = await settings.quietly(async () => {
        const applied = await confirmChange(api, change, movesIn(change, path) ?? title)
        if (applied) await followMoves(applied.moved, settings.drafts)
        return applied
      })
      if (!done) return settings.focus()
      keepLastChange({ undo: done.undo, title, from: path, to })
      if (to === path) {
        tell(done.files)
        settings.focus()
      } else settings.leaveFor(to)
    } catch (error) {
      say(failureWords(error))
    }
  }

  const askPart = (
    title: 'note.split' | 'note.movePart' | 'note.series',
    ask: (question: PartQuestion) => Promise<Change | undefined>,
  ): Promise<void> =>
    run(async () => {
      const names = settings.names()
      return names && ask({ api, path, text: settings.text(), selection: settings.selection(), names, say })
    }, editorWords().commands.names[title])

  const undo = async (): Promise<void> => {
    const last = readLastChange()
    if (!last || !(await settings.save())) return
    try {
      await settings.quietly(() => api.undoChange(last.undo))
      keepLastChange(undefined)
      if (last.to === path && last.from !== path) settings.leaveFor(last.from)
      else say(editorWords().change.undone)
    } catch (error) {
      say(failureWords(error))
    }
  }

  return {
    rename: () =>
      run(async () => {
        const [{ askRename }, outline] = await Promise.all([loadDialogs(), api.outline(path)])
        return askRename(outline, settings.text(), settings.selection().start)
      }, editorWords().change.rename),
    merge: () =>
      run(async () => {
        const names = settings.names()
        return names && (await loadDialogs()).askMerge(path, names)
      }, editorWords().change.merge),
    extract: () =>
      run(async () => {
        const range = settings.selection()
        if (range.start < range.end) return (await loadDialogs()).askExtract(path, settings.text(), range)
        say(editorWords().change.nothingSelected)
        return undefined
      }, editorWords().change.extract),
    split: () => askPart('note.split', async (question) => (await loadParts()).askSplit(question)),
    movePart: () => askPart('note.movePart', async (question) => (await loadParts()).askMovePart(question)),
    makeSeries: () => askPart('note.series', async (question) => (await loadParts()).askSeries(question)),
    async replace() {
      try {
        if (!(await settings.save())) return
        const { start, end } = settings.selection()
        const { askReplace, confirmReplace } = await loadReplace()
        const change = await askReplace(settings.text().slice(start, end))
        const done = change && (await settings.quietly(() => confirmReplace(api, change)))
        if (done && done.files > 0) {
          const title = editorWords().commands.names['find.garden']
          keepLastChange({ undo: done.undo, title, from: path, to: path })
          tell(done.files, done.skipped)
        } else if (done?.skipped !== undefined) say(done.skipped)
        settings.focus()
      } catch (error) {
        say(failureWords(error))
      }
    },
    async remove() {
      if (!(await settings.save())) return
      const hash = settings.hash()
      if (!(await confirmRemoval(path)) || hash === undefined) return settings.focus()
      try {
        await settings.quietly(() => api.removeNote(path, hash))
        settings.leaveFor(undefined)
      } catch (error) {
        say(failureWords(error))
      }
    },
    undo,
  }
}

async function confirmRemoval(path: NotePath): Promise<boolean> {
  const { removal, cancel } = editorWords()
  const choice = await askDialog({
    title: removal.title,
    text: removal.text(path),
    choices: [
      { value: 'remove', label: removal.remove, isMain: true },
      { value: 'cancel', label: cancel },
    ],
  })
  return choice === 'remove'
}
