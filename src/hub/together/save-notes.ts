import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../database/database.ts'
import { audit } from '../gardens/audit.ts'
import { type GardenRecord, pathOf } from '../gardens/garden-record.ts'
import { notePush } from '../gardens/pushes.ts'
import type { Log } from '../log.ts'
import { type Author, type GitDesk, longestNote } from './git-desk.ts'
import type { OpenNote } from './open-note.ts'

/** Saves the open notes of one garden, and brings them what the repository has. */
export interface NoteSaver {
  /** A note was typed in: it is saved when its writers pause. */
  typed(note: OpenNote): void
  /** Looks at the repository now, and saves what is due. Never rejects: what does not work is tried again. */
  look(isAllDue?: boolean): Promise<void>
  close(): void
}

/** Milliseconds. */
export interface SavingTimes {
  /** After the last letter. */
  readonly pause: number
  /** After the first one, if nobody pauses. */
  readonly longest: number
  /** Until the repository is looked at again. */
  readonly poll: number
  /** Until saving is tried again that did not work, at first and at most. */
  readonly retry: number
  readonly longestRetry: number
}

/** What saving needs of the world. */
interface SaverSettings {
  readonly garden: GardenRecord
  readonly desk: GitDesk
  readonly database: Database
  readonly notes: () => readonly OpenNote[]
  readonly committer: Author
  readonly times: SavingTimes
  /** Another process may have these notes: then nothing is saved. */
  readonly mayWork: () => boolean
  /** Asks a worker for the garden; may reject. */
  readonly ask: () => Promise<unknown>
  /** Notes may be closed that have nothing left to save. */
  readonly onRound: () => void
  readonly log: Log
}

/** How often a push is tried anew whose branch has moved. */
const mostTries = 8

/** Begins to look after a garden. */
export function createNoteSaver(settings: SaverSettings): NoteSaver {
  const { garden, desk, database, times, log } = settings
  const typedAt = new Map<OpenNote, { readonly first: number; readonly last: number }>()
  /** The commit that a note was held against last. */
  const seenAt = new WeakMap<OpenNote, string>()
  const ending = new AbortController()
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let retry = times.retry

  const dueAt = ({ first, last }: { readonly first: number; readonly last: number }): number =>
    Math.min(first + times.longest, last + times.pause)

  const plan = (delay: number): void => {
    clearTimeout(timer)
    if (!ending.signal.aborted) timer = setTimeout(() => void look(), delay)
  }
  const planNext = (): void => {
    const soonest = Math.min(...[...typedAt.values()].map(dueAt))
    plan(Math.max(0, Math.min(times.poll, soonest - performance.now())))
  }

  const takeAll = async (head: string): Promise<void> => {
    for (const note of settings.notes()) {
      const { next } = note.known
      // It was pushed, and nobody heard of it.
      if (next !== null && (await desk.leadsTo(next.commit, head))) note.saved(next.text)
      else if (seenAt.get(note) === head) continue
      note.takeIn(await desk.read(head, note.address.path))
      seenAt.set(note, head)
    }
  }
  const saveOnce = async (isAllDue: boolean): Promise<'saved' | 'moved'> => {
    const head = await desk.fetch()
    await takeAll(head)
    const due = settings.notes().filter((note) => {
      if (note.text.length > longestNote) {
        note.failed('it is longer than a note may be')
        return false
      }
      const at = typedAt.get(note)
      const isDue = isAllDue || at === undefined || dueAt(at) <= performance.now()
      return isDue && (note.standing.kind === 'unsaved' || note.standing.kind === 'waiting')
    })
    for (const note of settings.notes()) if (!note.isKept) await note.keep()
    if (due.length === 0) return 'saved'
    let commit = head
    const saved: { readonly note: OpenNote; readonly text: string; readonly authors: readonly Author[] }[] =
      []
    for (const note of due) {
      typedAt.delete(note)
      const text = note.takeText()
      const { lineEnd, mode, writers } = note.known
      const authors = Object.values(writers)
      const [first = settings.committer, ...others] = authors
      commit = await desk.commit({
        parent: commit,
        path: note.address.path,
        mode,
        text: lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd),
        authors: [first, ...others],
        committer: settings.committer,
      })
      note.willSave(commit, text)
      saved.push({ note, text, authors })
      // Should this process end before it hears of the push, the next one finds out.
      await note.keep()
    }
    if (!settings.mayWork()) return 'saved'
    if ((await desk.push(commit)) === 'moved') return 'moved'
    for (const { note, text } of saved) note.saved(text)
    await tellOfPush(commit, saved)
    for (const { note } of saved) await note.keep()
    return 'saved'
  }
  const tellOfPush = async (
    commit: string,
    saved: readonly { readonly note: OpenNote; readonly authors: readonly Author[] }[],
  ): Promise<void> => {
    log('info', 'notes-written', { garden: pathOf(garden), commit, notes: saved.length })
    for (const { note, authors } of saved)
      await audit(database.query, {
        actor: authors.map(({ email }) => email).join(', '),
        action: 'note-written',
        garden: pathOf(garden),
        detail: { path: note.address.path, commit },
      })
    await notePush(database.query, { garden: garden.id, cause: 'writing' })
    await settings.ask()
  }
  const round = async (isAllDue: boolean): Promise<void> => {
    if (!settings.mayWork() || settings.notes().length === 0) return
    try {
      for (let tries = 1; (await saveOnce(isAllDue)) === 'moved'; tries++) {
        if (tries === mostTries) throw new Error('the branch moves all the time')
        await sleep(50 * tries)
      }
      retry = times.retry
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      log('warning', 'notes-not-written', { garden: pathOf(garden), reason })
      for (const note of settings.notes()) note.failed(reason)
      plan(retry)
      retry = Math.min(times.longestRetry, retry * 2)
      return
    }
    planNext()
  }
  async function look(isAllDue = false): Promise<void> {
    while (running) await running
    running = round(isAllDue).finally(() => {
      running = undefined
      settings.onRound()
    })
    await running
  }
  return {
    typed(note) {
      const now = performance.now()
      typedAt.set(note, { first: typedAt.get(note)?.first ?? now, last: now })
      if (running === undefined && retry === times.retry) planNext()
    },
    look,
    close() {
      ending.abort()
      clearTimeout(timer)
    },
  }
}
