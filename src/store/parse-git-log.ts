import type { NoteHistory } from '../model/note-history.ts'
import type { FileVersion } from '../model/note-version.ts'

/** The form of each commit's line in the log that {@link parseGitLog} reads: a mark, the author's day, the parents. */
export const gitLogFormat = '%x01%as %p'

/** What git knows of files that are there today, by path (NFC). */
export interface FileHistories {
  readonly historyByPath: ReadonlyMap<string, NoteHistory>
  /** How each file was after the changes to it, the newest first, at most once a day. */
  readonly versionsByPath: ReadonlyMap<string, readonly FileVersion[]>
}

/** What is known of one file while the log is read, the newest commit first. */
interface Trace {
  planted?: string
  tended?: string
  changes: number
}

/** One line of the log: what became of a file, and its bytes after it. */
interface Entry {
  /** `A`, `M`, `D`, or `R` with how much of it stayed. */
  readonly status: string
  readonly blob: string
  /** Whether it is a file, and neither a link nor a repository of its own. */
  readonly isFile: boolean
}

/**
 * Reads the output of `git log -z --raw --no-abbrev -M --format=<gitLogFormat>`, the newest commit first: for each file
 * that is there today when it came, how often and when last it was changed, under whatever name. A rename alone is no
 * change; a file that was deleted and written again begins anew. Paths are NFC.
 *
 * With `isShallow` the first commits are where history was cut off: what they seem to add was there before.
 */
export function parseGitLog(log: string, isShallow: boolean): FileHistories {
  const historyByPath = new Map<string, Trace>()
  const versionsByTrace = new Map<Trace, FileVersion[]>()
  /** By the name a file had at the commit that is read; null for a file that is no longer there or not yet. */
  const traceByName = new Map<string, Trace | null>()
  const find = (name: string): Trace | null => {
    let trace = traceByName.get(name)
    if (trace === undefined) {
      trace = { changes: 0 }
      traceByName.set(name, trace)
      historyByPath.set(name.normalize('NFC'), trace)
      versionsByTrace.set(trace, [])
    }
    return trace
  }
  let day = ''
  /** A day that comes after a newer version's, which authors' clocks can make of it, is the newer one's. */
  const keep = (trace: Trace | null, name: string, { blob, isFile }: Entry): void => {
    const versions = trace && versionsByTrace.get(trace)
    const last = versions?.at(-1)
    if (isFile && (last === undefined || day < last.day))
      versions?.push({ day, path: name.normalize('NFC'), blob })
  }
  const change = (trace: Trace | null): void => {
    if (trace === null) return
    trace.changes++
    trace.tended ??= day
    trace.planted = day
  }
  let isCut = false
  const tokens = log.split('\0')
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!.trimStart()
    if (token.startsWith('\x01')) {
      const space = token.indexOf(' ')
      day = token.slice(1, space < 0 ? undefined : space).trim()
      isCut = isShallow && (space < 0 || token.slice(space).trim() === '')
      continue
    }
    const name = tokens[i + 1]
    const entry = parseEntry(token)
    if (entry === undefined || name === undefined) continue
    i++
    switch (entry.status[0]) {
      case 'A': {
        const trace = find(name)
        if (trace !== null && !isCut) trace.planted = day
        if (trace !== null && isCut) delete trace.planted
        keep(trace, name, entry)
        traceByName.set(name, null)
        break
      }
      case 'M': {
        const trace = find(name)
        change(trace)
        keep(trace, name, entry)
        break
      }
      case 'D':
        if (!traceByName.has(name)) traceByName.set(name, null)
        break
      case 'R': {
        const newName = tokens[++i]
        if (newName === undefined) break
        const trace = find(newName)
        if (entry.status !== 'R100') change(trace)
        else if (trace !== null) trace.planted = day
        keep(trace, newName, entry)
        traceByName.set(newName, null)
        if (!traceByName.get(name)) traceByName.set(name, trace)
        break
      }
    }
  }
  const versionsByPath = new Map<string, readonly FileVersion[]>()
  for (const [path, trace] of historyByPath) versionsByPath.set(path, versionsByTrace.get(trace) ?? [])
  return { historyByPath, versionsByPath }
}

/** Reads `:100644 100644 <blob before> <blob after> <status>`. */
function parseEntry(token: string): Entry | undefined {
  if (!token.startsWith(':')) return undefined
  const [, mode = '', , blob = '', status = ''] = token.split(' ')
  return { status, blob, isFile: mode.startsWith('100') }
}
