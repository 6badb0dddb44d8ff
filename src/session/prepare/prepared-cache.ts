import { createHash, hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { NotePath } from '../../model/path.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'
import { digestHead } from '../../store/digest.ts'
import { FileTooLargeError } from '../../store/file-too-large.ts'
import { digestBeside, digestFiles } from './digest-files.ts'
import { packPrepared, unpackPrepared } from './pack-prepared.ts'
import type { PrepareJob } from './prepare-job.ts'
import type { PreparePool } from './prepare-pool.ts'

/** Notes of one line of the file: short pauses while it is written, and few bodies are read for one. */
const groupSize = 64

/** Characters of bodies from which on a line has fewer of them. */
const groupWeight = 8_388_608

const newline = 0x0a

/** Bytes of the file: one that is larger is neither read nor written. */
const maxCache = 1_073_741_824

const troubles: ReadonlySet<string> = new Set(['note-timed-out', 'note-out-of-memory', 'note-failed'])

/** Gardens of fewer notes are prepared faster than a cache is worth. */
const minNotes = 500

/** What a cache is for and where it is. */
interface PreparedCacheSettings {
  /** Absolute; its folder is made. It may be deleted at any time. */
  readonly file: string
  /** Digest of all but the notes that decides what is prepared: options, plugins, program. */
  readonly key: string
  /** Bytes that a note may have, as the pool has it. */
  readonly maxBytes: number
}

/** A pool that remembers, and how it is told to keep what it knows. */
export interface CachedPool extends PreparePool {
  /** Writes the cache if notes were prepared since it was read. In small steps: the thread stays free for others. */
  save(): Promise<void>
}

/**
 * Puts a file before a pool: the first large `prepare` takes every note whose bytes are the same as when it was kept.
 * Under the memo law it may only change the time taken: a file that is missing, of another key, or damaged in any way
 * is as good as none.
 */
export function createCachedPool(
  pool: PreparePool,
  { file, key, maxBytes }: PreparedCacheSettings,
): CachedPool {
  let kept: readonly PreparedNote[] = []
  let isStale = false
  let isFirst = true
  return {
    async prepare(jobs, onPrepared) {
      if (!isFirst || jobs.length < minNotes) return pool.prepare(jobs, onPrepared)
      isFirst = false
      // Half of the time of a start: which files are as they were, and what was kept of them.
      const digesting = existsSync(file) ? digestAll(jobs, maxBytes) : undefined
      const known = await readCache(file, key)
      const digests = known.size > 0 ? await digesting : undefined
      const results = new Array<PreparedNote>(jobs.length)
      const missing: { readonly job: PrepareJob; readonly i: number }[] = []
      for (const [i, job] of jobs.entries()) {
        if (i % groupSize === 0) await setImmediate()
        const note = known.get(job.path)
        const isKept = note !== undefined && !hadTrouble(note)
        if (isKept && note.note.hash === (digests?.[i] ?? (await digestOf(job, maxBytes)))) {
          results[i] = note
          onPrepared?.(note)
        } else missing.push({ job, i })
      }
      const prepared = await pool.prepare(
        missing.map(({ job }) => job),
        onPrepared,
      )
      for (const [k, { i }] of missing.entries()) results[i] = prepared[k]!
      isStale = missing.length > 0 || known.size !== jobs.length
      kept = results
      return results
    },
    async save() {
      if (!isStale) return
      isStale = false
      const all = kept
      kept = []
      await writeCache(file, key, all)
    },
    close: () => pool.close(),
  }
}

/** Whether a note became what it is on a busy machine or by a fault: it may fare better now. */
function hadTrouble({ note }: PreparedNote): boolean {
  return note.diagnostics.some(({ code }) => troubles.has(code))
}

/** The digests of all jobs, made beside what else is to do; undefined where they are not files of one folder. */
async function digestAll(jobs: readonly PrepareJob[], most: number): Promise<readonly string[] | undefined> {
  const root = jobs[0]?.file?.root
  if (root === undefined || jobs.some(({ file }) => file?.root !== root)) return undefined
  return digestBeside({ root, names: jobs.map(({ file }) => file!.name), most })
}

async function digestOf(job: PrepareJob, most: number): Promise<string | undefined> {
  if (job.file !== undefined) return digestFiles({ root: job.file.root, names: [job.file.name], most })[0]
  try {
    return digestHead(await job.read(most))
  } catch {
    return undefined
  }
}

/**
 * Group by group, others between. Two lines for each group of notes: these, and their bodies, which stay bytes until
 * somebody asks for one.
 */
async function readCache(file: string, key: string): Promise<ReadonlyMap<NotePath, PreparedNote>> {
  try {
    if (statSync(file).size > maxCache) return new Map()
    const bytes = readFileSync(file)
    const end = bytes.lastIndexOf(newline)
    const [first, ...lines] = splitLines(bytes.subarray(0, end))
    if (first === undefined || JSON.parse(first.toString()) !== key) return new Map()
    // What is read later must not be found damaged then.
    if (bytes.toString('latin1', end + 1) !== hash('sha1', bytes.subarray(0, end), 'hex')) return new Map()
    const known = new Map<NotePath, PreparedNote>()
    for (let i = 0; i < lines.length; i += 2) {
      const bodies = lines[i + 1]!
      for (const prepared of unpackPrepared(lines[i]!.toString(), () => bodies.toString()))
        known.set(prepared.note.path, prepared)
      await setImmediate()
    }
    return known
  } catch {
    return new Map()
  }
}

function splitLines(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from <= bytes.length; ) {
    const found = bytes.indexOf(newline, from)
    const end = found < 0 ? bytes.length : found
    lines.push(bytes.subarray(from, end))
    from = end + 1
  }
  return lines
}

/**
 * Whole or not at all; readable by its owner alone, because notes may be private. Line by line, so that a large garden is
 * never in memory as one text, and others get their turn between. A full disk is no failure.
 */
async function writeCache(file: string, key: string, notes: readonly PreparedNote[]): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`
  let descriptor: number
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    descriptor = openSync(temporary, 'w', 0o600)
  } catch {
    return
  }
  try {
    const digest = createHash('sha1')
    let size = 0
    const write = (text: string): void => {
      const bytes = Buffer.from(text)
      size += bytes.length
      if (size > maxCache) throw new FileTooLargeError(file, size, maxCache)
      writeSync(descriptor, bytes)
      digest.update(bytes)
    }
    write(JSON.stringify(key))
    let group: PreparedNote[] = []
    let weight = 0
    for (const [i, note] of notes.entries()) {
      group.push(note)
      weight += note.weight
      if (group.length < groupSize && weight < groupWeight && i < notes.length - 1) continue
      const packed = packPrepared(group)
      write(`\n${packed.notes}\n${packed.bodies}`)
      group = []
      weight = 0
      await setImmediate()
    }
    writeSync(descriptor, `\n${digest.digest('hex')}`)
    renameSync(temporary, file)
  } catch {
    rmSync(temporary, { force: true })
  } finally {
    closeSync(descriptor)
  }
}
