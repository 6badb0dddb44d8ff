import { setImmediate } from 'node:timers/promises'
import type { ContentHash, NotePath } from '../../model/path.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'
import { digestHead } from '../../store/digest.ts'
import { openPartFolder } from '../../store/part-folder.ts'
import type { StoreEntry } from '../../store/store.ts'
import { digestBeside, digestFiles } from './digest-files.ts'
import { openKeptDigests } from './kept-digests.ts'
import type { PrepareJob } from './prepare-job.ts'
import type { PreparePool } from './prepare-pool.ts'
import { type KnownPart, readParts, writeParts } from './prepared-parts.ts'
import type { SharedParts } from './shared-parts.ts'

/** Notes that are looked at before others get their turn. */
const atOnce = 64

const troubles: ReadonlySet<string> = new Set(['note-timed-out', 'note-out-of-memory', 'note-failed'])

/** Gardens of fewer notes are prepared faster than a cache is worth. */
const minNotes = 100

/** What a cache is for and where it is. */
interface PreparedCacheSettings {
  /** Absolute; it is made. It may be deleted at any time. */
  readonly folder: string
  /** Absolute; what files looked like on this machine, which nothing but time depends on either. */
  readonly digestsFile: string
  /** Digest of all but the notes that decides what is prepared: options, plugins, program. */
  readonly key: string
  /** Bytes that a note may have, as the pool has it. */
  readonly maxBytes: number
  /** Where other machines may have what this one has not; asked for only where there is something to prepare. */
  readonly openShared?: () => Promise<SharedParts | undefined>
}

/** A pool that remembers, and how it is told to keep what it knows. */
export interface CachedPool extends PreparePool {
  /** The hash of a file's bytes where it looks as it did when they were read last. */
  hashOf(entry: StoreEntry): ContentHash | undefined
  /** Writes the cache if notes were prepared since it was read. In small steps: the thread stays free for others. */
  save(): Promise<void>
}

/**
 * Puts a folder before a pool: the first large `prepare` takes every note whose bytes are the same as when it was kept.
 * Under the memo law it may only change the time taken: what is missing, of another key, or damaged in any way is as good
 * as none. See {@link openPartFolder} for what becomes of it.
 */
export function createCachedPool(
  pool: PreparePool,
  { folder, digestsFile, key, maxBytes, openShared }: PreparedCacheSettings,
): CachedPool {
  const parts = openPartFolder(folder)
  let opened: ReturnType<typeof openKeptDigests> | undefined
  const digests = (): ReturnType<typeof openKeptDigests> => {
    opened ??= openKeptDigests(digestsFile, String(maxBytes))
    return opened
  }
  let kept: readonly PreparedNote[] = []
  let known: readonly KnownPart[] = []
  let isStale = false
  let shared: SharedParts | undefined
  let isFirst = true
  return {
    hashOf: (entry) => digests().find(entry),
    async prepare(jobs, onPrepared) {
      if (!isFirst || jobs.length < (openShared ? 1 : minNotes)) return pool.prepare(jobs, onPrepared)
      isFirst = false
      const [keptKey, ...keptNames] = parts.readIndex() ?? []
      const isKept = keptKey === JSON.stringify(key)
      shared = await openShared?.()
      const names = isKept ? keptNames : ((await pullParts(jobs)) ?? [])
      const isOurs = isKept || names.length > 0
      // Half of the time of a start: which files are as they were, and what was kept of them.
      const digesting = isOurs ? digestAll(jobs, digests().find, maxBytes) : undefined
      known = isOurs ? await readParts(parts, names) : []
      const noteByPath = new Map(known.flatMap(({ notes }) => notes.map((note) => [note.note.path, note])))
      const hashes = await digesting
      const results = new Array<PreparedNote>(jobs.length)
      const missing: { readonly job: PrepareJob; readonly i: number }[] = []
      for (const [i, job] of jobs.entries()) {
        if (i % atOnce === 0) await setImmediate()
        const note = noteByPath.get(job.path)
        const isUsable = note !== undefined && !hadTrouble(note)
        if (isUsable && note.note.hash === (hashes?.[i] ?? (await digestOf(job, maxBytes)))) {
          results[i] = note
          onPrepared?.(note)
        } else missing.push({ job, i })
      }
      const prepared = await pool.prepare(
        missing.map(({ job }) => job),
        onPrepared,
      )
      for (const [k, { i }] of missing.entries()) results[i] = prepared[k]!
      for (const [i, { entry }] of jobs.entries()) if (entry) digests().add(entry, results[i]!.note.hash)
      isStale = !isKept || missing.length > 0 || noteByPath.size !== jobs.length
      kept = results
      return results
    },
    async save() {
      const all = kept
      let before = known
      kept = []
      known = []
      // A full disk is no failure: the next program takes longer.
      try {
        if (isStale) {
          before = await writeParts(parts, all, before)
          const names = before.map(({ name }) => name)
          parts.writeIndex([JSON.stringify(key), ...names])
          parts.removeOthers(new Set(names))
        }
        await shared?.push(
          parts,
          before.map(({ name, notes }) => ({ name, paths: notes.map(({ note }) => note.path) })),
        )
      } catch {}
      isStale = false
      if (all.length > 0) opened?.save(pathsOf(all))
    },
    close: () => pool.close(),
  }

  async function pullParts(jobs: readonly PrepareJob[]): Promise<readonly string[] | undefined> {
    try {
      return await shared?.pull(
        parts,
        jobs.map(({ path }) => path),
      )
    } catch {
      return undefined
    }
  }
}

function* pathsOf(notes: readonly PreparedNote[]): Iterable<NotePath> {
  for (const { note } of notes) yield note.path
}

/** Whether a note became what it is on a busy machine or by a fault: it may fare better now. */
function hadTrouble({ note }: PreparedNote): boolean {
  return note.diagnostics.some(({ code }) => troubles.has(code))
}

/**
 * The digests of all jobs: those that are known by the looks of the file, the others made beside what else is to do; undefined where
 * these are not files of one folder.
 */
async function digestAll(
  jobs: readonly PrepareJob[],
  find: (entry: StoreEntry) => ContentHash | undefined,
  most: number,
): Promise<readonly string[] | undefined> {
  const found = jobs.map(({ entry }) => entry && find(entry))
  const unknown = jobs.filter((_, i) => found[i] === undefined)
  const root = unknown[0]?.file?.root
  if (unknown.some(({ file }) => file === undefined || file.root !== root)) return undefined
  const names = unknown.map(({ file }) => file!.name)
  const made = root === undefined ? [] : await digestBeside({ root, names, most })
  if (made === undefined) return undefined
  let next = 0
  return found.map((hash) => hash ?? made[next++]!)
}

async function digestOf(job: PrepareJob, most: number): Promise<string | undefined> {
  if (job.file !== undefined) return digestFiles({ root: job.file.root, names: [job.file.name], most })[0]
  try {
    return digestHead(await job.read(most))
  } catch {
    return undefined
  }
}
