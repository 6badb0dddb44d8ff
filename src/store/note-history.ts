import { readdir, rename, rmdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type ContentHash, folderOf } from '../model/path.ts'
import { digest } from './digest.ts'
import { FileTooLargeError } from './file-too-large.ts'
import { ignoreMissing } from './folder-calls.ts'
import { readHeld } from './held-file.ts'
import { type HeldFolder, holdOwnFolder, OutsideGardenError } from './held-folder.ts'
import { newScratchName, scratchFolder } from './scratch-files.ts'
import { writeNewFile } from './write-new-file.ts'

/** One kept state of a note. */
interface KeptState {
  /** Its file's name; sorts by time. */
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly hash12: string
}

/** What a note was before a save and is after it. */
interface Overwrite {
  readonly path: string
  /** Undefined where the note is new. */
  readonly old: { readonly bytes: Uint8Array; readonly hash: ContentHash } | undefined
  readonly bytes: Uint8Array
  readonly hash: ContentHash
  /** Who saves; its own saves in a row are one state for five minutes. */
  readonly client: string
}

/** States of notes that saves replaced, in a folder of the garden that is never published. */
export interface NoteHistory {
  /** Keeps what a save replaces, unless it is kept already, and what it writes. Rejects where the disk does. */
  keep(overwrite: Overwrite): Promise<void>
  /** Takes the states of a note along to where it is now. Never rejects: states that stay are found under the old name. */
  move(from: string, to: string): Promise<void>
  /** Newest first. */
  list(path: string): Promise<readonly KeptState[]>
  /** Undefined where there is no such state. */
  read(path: string, id: string): Promise<Uint8Array | undefined>
  /** The state with this hash, if it is kept. */
  find(path: string, hash: ContentHash): Promise<Uint8Array | undefined>
}

const minute = 60_000
/** One client's saves in a row within this time are one state. */
const window = 5 * minute
/** States that were current within this time are kept. */
const lifetime = 7 * 24 * 60 * minute

const idPattern = /^(\d{4}-\d\d-\d\dT\d\d)\.(\d\d)\.(\d\d\.\d{3}Z)-\d{6}-([0-9a-f]{12})\.md$/

/** What this process wrote last for a note. */
interface Last {
  readonly id: string
  readonly hash: ContentHash
  readonly client: string
  readonly since: number
}

/** The history of the garden at `root`, a real path. `now` gives milliseconds since the epoch. */
export function createNoteHistory(root: string, now: () => number): NoteHistory {
  const lastByPath = new Map<string, Last>()
  let count = 0

  const keepState = async (
    folder: HeldFolder,
    bytes: Uint8Array,
    hash: string,
    at: number,
  ): Promise<string> => {
    const stamp = new Date(at).toISOString().replaceAll(':', '.')
    // The number tells two states of one millisecond apart and keeps their order.
    const number = String(count++ % 1_000_000).padStart(6, '0')
    const id = `${stamp}-${number}-${hash.slice(0, 12)}.md`
    await writeWhole(root, await folder.at(id), bytes)
    return id
  }

  const forget = async (folder: HeldFolder, states: readonly KeptState[], at: number): Promise<void> => {
    // A state was current until the next newer one came.
    const gone = states.slice(1).filter((_, i) => Date.parse(states[i]!.at) < at - lifetime)
    for (const state of gone) await unlink(await folder.at(state.id)).catch(() => {})
  }

  return {
    async keep({ path, old, bytes, hash, client }) {
      const folder = await holdOwnFolder(root, historyFolder(path), true)
      try {
        const at = now()
        const states = await listStates(folder)
        const last = lastByPath.get(path)
        const isOwn = last !== undefined && last.client === client && last.hash === old?.hash
        const isFresh = isOwn && at >= last.since && at - last.since < window
        if (old && states[0]?.hash12 !== old.hash.slice(0, 12))
          await keepState(folder, old.bytes, old.hash, at)
        const id = await keepState(folder, bytes, hash, at)
        if (isFresh) await unlink(await folder.at(last.id)).catch(() => {})
        lastByPath.set(path, { id, hash, client, since: isFresh ? last.since : at })
        await forget(folder, states, at)
      } finally {
        await folder.close()
      }
    },
    async move(from, to) {
      const last = lastByPath.get(from)
      lastByPath.delete(from)
      if (last !== undefined) lastByPath.set(to, last)
      await moveStates(root, from, to).catch(() => {})
    },
    list: (path) => inFolder(root, path, listStates, []),
    async read(path, id) {
      if (!idPattern.test(id)) return undefined
      return inFolder(root, path, async (folder) => readState(folder, id), undefined)
    },
    async find(path, hash) {
      return inFolder(
        root,
        path,
        async (folder) => {
          const state = (await listStates(folder)).find(({ hash12 }) => hash.startsWith(hash12))
          const bytes = state && (await readState(folder, state.id))
          // A name says little: what is merged with has to be just what it was.
          return bytes && digest(bytes) === hash ? bytes : undefined
        },
        undefined,
      )
    },
  }
}

/** Whole or not at all; not yet safe from a power cut, as the note itself is. */
async function writeWhole(root: string, place: string, bytes: Uint8Array): Promise<void> {
  const scratch = await holdOwnFolder(root, scratchFolder, true)
  try {
    const temporary = await scratch.at(newScratchName())
    try {
      await writeNewFile(temporary, bytes)
      await rename(temporary, place)
    } catch (error) {
      await unlink(temporary).catch(() => {})
      throw error
    }
  } finally {
    await scratch.close()
  }
}

async function moveStates(root: string, from: string, to: string): Promise<void> {
  const states = await inFolder(root, from, listStates, [])
  if (states.length === 0) return
  const [old, now] = [
    await holdOwnFolder(root, historyFolder(from)),
    await holdOwnFolder(root, historyFolder(to), true),
  ]
  try {
    for (const { id } of states) await rename(await old.at(id), await now.at(id))
  } finally {
    await Promise.all([old.close(), now.close()])
  }
  // Folders that still hold something stay.
  for (let at = historyFolder(from); at !== historyRoot; at = folderOf(at)) await rmdir(join(root, at))
}

const historyRoot = '.hortus/history'

function historyFolder(path: string): string {
  return `${historyRoot}/${path}`
}

async function inFolder<Answer>(
  root: string,
  path: string,
  read: (folder: HeldFolder) => Promise<Answer>,
  none: Answer,
): Promise<Answer> {
  const folder = await holdOwnFolder(root, historyFolder(path)).catch(ignoreMissing)
  if (folder === undefined) return none
  try {
    return await read(folder)
  } finally {
    await folder.close()
  }
}

async function listStates(folder: HeldFolder): Promise<readonly KeptState[]> {
  const names = await readdir(await folder.at('.'))
  return names
    .flatMap((id) => {
      const [, date, minutes, seconds, hash12] = idPattern.exec(id) ?? []
      return hash12 === undefined ? [] : [{ id, at: `${date}:${minutes}:${seconds}`, hash12 }]
    })
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

async function readState(folder: HeldFolder, id: string): Promise<Uint8Array | undefined> {
  try {
    return (await readHeld({ folder, name: id }))?.bytes
  } catch (error) {
    // A link, a folder or a large file is none of our states.
    if (error instanceof OutsideGardenError || error instanceof FileTooLargeError) return undefined
    throw error
  }
}
