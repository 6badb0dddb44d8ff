import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Database as StoredDocuments } from '@hocuspocus/extension-database'
import { type Document, Hocuspocus } from '@hocuspocus/server'
import type { Database } from '../database/database.ts'
import { type GardenRecord, readLimits } from '../gardens/garden-record.ts'
import type { Log } from '../log.ts'
import type { Directory } from '../serve/directory.ts'
import type { Reader, Sessions } from '../serve/sessions.ts'
import type { GitSettings } from '../work/git-runner.ts'
import { type Draft, dropDraft, findDraft, getDraft, listUnsaved } from './drafts.ts'
import { type GitDesk, openGitDesk } from './git-desk.ts'
import { type HeldTurn, holdTurn } from './hold-turn.ts'
import { loadDraft, refusal } from './load-draft.ts'
import { findAddress, mayWrite, type NoteAddress } from './note-address.ts'
import { createOpenNote, type OpenNote, type Settlement } from './open-note.ts'
import { createPresence } from './presence.ts'
import { createNoteSaver, type NoteSaver, type SavingTimes } from './save-notes.ts'
import { takeComment } from './take-comment.ts'
import { type Sockets, takeSockets } from './take-sockets.ts'

/** What writing together needs of the hub. */
export interface TogetherSettings {
  readonly database: Database
  readonly directory: Directory
  readonly sessions: Sessions
  readonly git: GitSettings
  /** A folder that no other process works in. Whatever is in it can be lost at any time. */
  readonly scratch: string
  /** The hub as browsers know it. */
  readonly publicUrl: string
  readonly times: SavingTimes
  /** Asks a worker for a garden. */
  readonly ask: (garden: GardenRecord) => Promise<unknown>
  readonly log: Log
}

/** Notes that people write at the same time. */
export interface Together {
  readonly sockets: Sockets
  /** Whether documents are served by this process. */
  readonly isServing: boolean
  /** Documents in memory. */
  readonly size: number
  /** Paths of the notes of a garden. Rejects where its repository does not answer. */
  list(garden: GardenRecord): Promise<readonly string[]>
  /** The name under which a note's document is known now; undefined where there is no such note. */
  epochOf(address: NoteAddress): Promise<string | undefined>
  /** Something was pushed to a garden. */
  pushed(garden: string): void
  close(): Promise<void>
}

/** What a connection knows of who is at its other end. */
interface Context {
  readonly reader?: Reader
}

type GardenDesk = { readonly desk: GitDesk; readonly saver: NoteSaver }

/** Milliseconds: until the database is asked again, and for what is saved when the server ends. */
const waits = { retry: 1_000, ending: 8_000 }

/** Begins to serve documents as soon as no other process does. */
export async function startTogether(settings: TogetherSettings): Promise<Together> {
  const { database, directory, log, publicUrl } = settings
  const host = new URL(publicUrl).hostname
  const committer = { name: 'Hortus hub', email: `hub@${host}` }
  const notes = new Map<string, OpenNote>()
  const loaded = new Map<string, Draft>()
  const desks = new Map<string, Promise<GardenDesk>>()
  const presence = createPresence()
  let isLeaving = false
  let closing: Promise<void> | undefined
  await mkdir(settings.scratch, { recursive: true })

  const notesOf = (garden: string): readonly OpenNote[] =>
    [...notes.values()].filter(({ address }) => address.garden.id === garden)
  const openDesk = async (garden: GardenRecord): Promise<GardenDesk> => {
    const limits = await readLimits(database.query, garden.tenant)
    const desk = openGitDesk(join(settings.scratch, garden.id), garden, settings.git, limits)
    const saver = createNoteSaver({
      garden,
      desk,
      database,
      committer,
      times: settings.times,
      notes: () => notesOf(garden.id),
      mayWork: () => turn.turn === 'ours',
      ask: () => settings.ask(garden),
      onRound: () => {
        for (const { document } of notesOf(garden.id))
          if (document.getConnectionsCount() === 0) void hocuspocus.unloadDocument(document)
      },
      log,
    })
    return { desk, saver }
  }
  const deskOf = (garden: GardenRecord): Promise<GardenDesk> => {
    const known = desks.get(garden.id)
    if (known !== undefined) return known
    const opening = openDesk(garden)
    desks.set(garden.id, opening)
    opening.catch(() => desks.delete(garden.id))
    return opening
  }
  const addressOf = (name: string): NoteAddress => {
    const address = findAddress(directory, name)
    if (address !== undefined) return address
    throw refusal('forbidden')
  }
  /** Keeps a document, and tries again where the database is away: until then it stays in memory. */
  const keep = async (note: OpenNote): Promise<void> => {
    try {
      await note.keep()
    } catch (error) {
      log('warning', 'note-not-kept', { reason: (error as Error).message })
      if (!isLeaving) setTimeout(() => void keep(note), waits.retry).unref()
    }
  }
  const settle = async (note: OpenNote, how: string): Promise<void> => {
    const { standing, address } = note
    if (standing.kind !== 'conflict' || !/^(?:ours|theirs|both)$/.test(how)) return
    if (standing.theirs === null && how === 'theirs') {
      const draft = await findDraft(database.query, address)
      if (draft !== undefined) await dropDraft(database.query, address, draft.epoch)
      await note.keep()
      return
    }
    note.settle(how as Settlement)
    await keep(note)
    await (await deskOf(address.garden)).saver.look(true)
  }
  const hocuspocus = new Hocuspocus<Context>({
    quiet: true,
    debounce: 300,
    maxDebounce: 1_000,
    maxUnauthenticatedQueueSize: 4_200_000,
    maxPendingDocuments: 1,
    extensions: [
      new StoredDocuments({
        fetch: async ({ documentName }) => {
          const address = addressOf(documentName)
          const { desk } = await deskOf(address.garden).catch(() => Promise.reject(refusal('away')))
          const draft = await loadDraft(database, desk, address)
          loaded.set(documentName, draft)
          return draft.state
        },
        store: async ({ documentName }) => {
          const note = notes.get(documentName)
          if (note !== undefined) await keep(note)
        },
      }),
    ],
    async onAuthenticate({ documentName, token, context }) {
      // Whether somebody may write does not depend on whether there is such a note, so the answer tells nothing of that.
      const address = findAddress(directory, documentName)
      if (address === undefined || !mayWrite(context.reader, address)) throw refusal('forbidden')
      if (turn.turn === 'others') throw refusal('away')
      const draft = await findDraft(database.query, address).catch(() => loaded.get(documentName))
      if (draft?.epoch !== token) throw refusal('anew')
    },
    async afterLoadDocument({ documentName, document }) {
      const draft = loaded.get(documentName)
      if (draft === undefined) throw refusal('away')
      const note = createOpenNote({
        database,
        address: addressOf(documentName),
        document: document as Document,
        draft,
        host,
        onStanding: (standing) => document.broadcastStateless(JSON.stringify(standing)),
        onGone: () => sockets.closeDocument(documentName, 'anew'),
      })
      notes.set(documentName, note)
      void (await deskOf(note.address.garden)).saver.look()
    },
    async connected({ documentName, connection }) {
      const standing = notes.get(documentName)?.standing
      if (standing !== undefined) connection.sendStateless(JSON.stringify(standing))
    },
    async onChange({ documentName, context }) {
      const note = notes.get(documentName)
      if (note === undefined || context.reader === undefined) return
      note.typed(context.reader)
      ;(await deskOf(note.address.garden)).saver.typed(note)
    },
    async onStateless({ documentName, payload, connection }) {
      const note = notes.get(documentName)
      const { reader } = connection.context as Context
      const answer = (text: string): void => connection.sendStateless(text)
      if (note !== undefined && payload.startsWith('{'))
        await takeComment({ note, payload, reader, answer }, database.query, log)
      else if (note !== undefined)
        await settle(note, payload).catch((error: Error) => note.failed(error.message))
    },
    async beforeHandleAwareness({ documentName, states, context }) {
      presence.name(documentName, states, context?.reader)
    },
    async beforeUnloadDocument({ documentName }) {
      const note = notes.get(documentName)
      if (note === undefined || isLeaving) return
      const isWaiting = note.standing.kind === 'unsaved' || note.standing.kind === 'waiting'
      // An error without words keeps it in memory, and nothing else.
      if (!note.isKept || isWaiting) throw new Error('')
    },
    async afterUnloadDocument({ documentName }) {
      notes.delete(documentName)
      loaded.delete(documentName)
      presence.forget(documentName)
    },
  })

  const recover = async (): Promise<void> => {
    for (const name of await listUnsaved(database))
      try {
        const connection = await hocuspocus.openDirectConnection(name, {})
        await connection.disconnect()
      } catch (error) {
        log('warning', 'note-not-recovered', { reason: (error as Error).message })
      }
    for (const opening of desks.values()) await (await opening).saver.look(true)
  }
  /** Another process serves documents: what is here is joined with what the database has, and forgotten. */
  const leave = async (): Promise<void> => {
    isLeaving = true
    sockets.closeAll('away')
    for (const note of notes.values()) await keep(note)
    for (const { document } of [...notes.values()]) await hocuspocus.unloadDocument(document)
    isLeaving = false
  }
  const sockets = takeSockets({
    hocuspocus,
    directory,
    sessions: settings.sessions,
    publicUrl,
    claims: presence,
    mayOpen: () => !isLeaving && turn.turn !== 'others',
    log,
  })
  let turn: Pick<HeldTurn, 'turn'> = { turn: 'others' }
  const held = await holdTurn(database, async (next) => {
    turn = { turn: next }
    log('info', 'writing-turn', { turn: next })
    if (next === 'others') await leave()
    if (next === 'ours')
      void recover().catch((error: Error) => log('warning', 'recovery-failed', { reason: error.message }))
  })
  return {
    sockets,
    get isServing() {
      return held.turn !== 'others'
    },
    get size() {
      return notes.size
    },
    async list(garden) {
      const { desk } = await deskOf(garden)
      return desk.list(await desk.fetch())
    },
    async epochOf(address) {
      const known = await findDraft(database.query, address)
      if (known?.state != null) return known.epoch
      const { desk } = await deskOf(address.garden)
      const found = await desk.read(await desk.fetch(), address.path)
      return found.kind === 'none' ? undefined : (await getDraft(database, address)).epoch
    },
    pushed: (garden) =>
      void desks
        .get(garden)
        ?.then(({ saver }) => saver.look())
        .catch(() => {}),
    close() {
      closing ??= close()
      return closing
    },
  }

  async function close(): Promise<void> {
    const end = async (): Promise<void> => {
      sockets.closeAll('away')
      await sockets.drained()
      for (const opening of desks.values()) await (await opening).saver.look(true)
      for (const note of notes.values()) await keep(note)
    }
    isLeaving = true
    await Promise.race([
      end().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, waits.ending).unref()),
    ])
    for (const opening of desks.values())
      await opening.then(
        ({ saver }) => saver.close(),
        () => {},
      )
    await held.close()
    sockets.stop()
    await rm(settings.scratch, { recursive: true, force: true })
  }
}
