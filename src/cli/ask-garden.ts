import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Snapshot } from '../build/snapshot.ts'
import type { NotePath } from '../model/path.ts'
import { findNote } from '../session/find-note.ts'
import { type OpenGarden, openGarden } from './open-garden.ts'
import { openKeptSession } from './open-kept-session.ts'
import type { Terminal } from './terminal.ts'
import type { TrustFlags } from './trust-flags.ts'

/** A question about a garden as the command line puts it. */
export interface GardenQuestion extends TrustFlags {
  readonly folder: string | undefined
  readonly json: boolean
  readonly terminal: Terminal
  /** The answer depends on when notes were planted and tended. */
  readonly withHistory?: boolean
}

/** What an answer is made from. */
export interface GardenAnswer {
  readonly garden: OpenGarden
  readonly snapshot: Snapshot
}

/** Reads a garden, has it answer one question, and closes it, also when the answer fails. */
export async function askGarden<T>(
  question: GardenQuestion,
  answer: (asked: GardenAnswer) => T | Promise<T>,
): Promise<T> {
  const garden = await openGarden({ ...question, onNotice: (message) => question.terminal.err(message) })
  const session = openKeptSession(garden, { withHistory: question.withHistory === true })
  try {
    return await answer({ garden, snapshot: await session.update() })
  } finally {
    await session.close()
  }
}

/**
 * The note that an argument names: a name, an alias, a path in the garden or from the current folder. Throws with
 * suggestions where there is none.
 */
export function getNamedNote({ garden, snapshot }: GardenAnswer, name: string): NotePath {
  const found = findNote(snapshot.garden, pathInGarden(garden.folder, name))
  if (found.kind === 'found') return found.path
  const names = found.suggestions.map((suggestion) => `"${suggestion}"`).join(', ')
  throw new Error(`no note is named "${name}"${names === '' ? '' : `; did you mean ${names}?`}`)
}

/** `garden/linux/a.md`, as a shell completes it, means `linux/a.md`. */
function pathInGarden(folder: string, note: string): string {
  const inside = relative(folder, resolve(note)).split(sep).join('/')
  return existsSync(resolve(note)) && !inside.startsWith('../') && inside.includes('.') ? `/${inside}` : note
}
