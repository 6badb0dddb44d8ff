import type { NoteHistory } from '../model/note-history.ts'

/** The form of each commit's line in the log that {@link parseGitLog} reads: a mark, the author's day, the parents. */
export const gitLogFormat = '%x01%as %p'

/** What is known of one file while the log is read, the newest commit first. */
interface Trace {
  planted?: string
  tended?: string
  changes: number
}

/**
 * Reads the output of `git log -z --name-status -M --format=<gitLogFormat>`, the newest commit first: for each file
 * that is there today when it came, how often and when last it was changed, under whatever name. A rename alone is no
 * change; a file that was deleted and written again begins anew. Paths are NFC.
 *
 * With `isShallow` the first commits are where history was cut off: what they seem to add was there before.
 */
export function parseGitLog(log: string, isShallow: boolean): ReadonlyMap<string, NoteHistory> {
  const historyByPath = new Map<string, Trace>()
  /** By the name a file had at the commit that is read; null for a file that is no longer there or not yet. */
  const traceByName = new Map<string, Trace | null>()
  const find = (name: string): Trace | null => {
    let trace = traceByName.get(name)
    if (trace === undefined) {
      trace = { changes: 0 }
      traceByName.set(name, trace)
      historyByPath.set(name.normalize('NFC'), trace)
    }
    return trace
  }
  const change = (trace: Trace | null, day: string): void => {
    if (trace === null) return
    trace.changes++
    trace.tended ??= day
    trace.planted = day
  }
  let day = ''
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
    if (token === '' || name === undefined) continue
    i++
    switch (token[0]) {
      case 'A': {
        const trace = find(name)
        if (trace !== null && !isCut) trace.planted = day
        if (trace !== null && isCut) delete trace.planted
        traceByName.set(name, null)
        break
      }
      case 'M':
        change(find(name), day)
        break
      case 'D':
        if (!traceByName.has(name)) traceByName.set(name, null)
        break
      case 'R': {
        const newName = tokens[++i]
        if (newName === undefined) break
        const trace = find(newName)
        if (token !== 'R100') change(trace, day)
        else if (trace !== null) trace.planted = day
        traceByName.set(newName, null)
        if (!traceByName.get(name)) traceByName.set(name, trace)
        break
      }
    }
  }
  return historyByPath
}
