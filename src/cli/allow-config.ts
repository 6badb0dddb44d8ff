import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { messageOf } from '../model/message-of.ts'
import { openTrustRecord } from '../store/trust-record.ts'
import { showPath } from './show-path.ts'
import { stateFolder } from './state-folder.ts'
import { withoutCommands } from './terminal.ts'
import type { TrustFlags } from './trust-flags.ts'

/** A config that is a program of the garden's author, compiled and not run. */
export interface ConfigProgram {
  /** The garden's folder. */
  readonly folder: string
  readonly file: string
  /** Of all its code; see `digestConfig`. */
  readonly digest: string
}

/** How a command comes to know whether a program may run. */
export interface AllowRequest extends TrustFlags {
  /** Set to go on without a program that nobody has allowed, instead of asking or ending; told so in words. */
  readonly goWithout?: (message: string) => void
  /** Told in words of what else somebody should know of the garden's settings and folder. */
  readonly onNotice?: (message: string) => void
}

/**
 * Whether a config may run: the user has allowed these very bytes in this folder before, or does so now, by `--trust` or
 * by an answer on a terminal, which is remembered. Rejects with both ways on where nobody can be asked, or says no.
 */
export async function allowConfig(program: ConfigProgram, request: AllowRequest): Promise<boolean> {
  const record = openRecord()
  const folder = realpathSync(program.folder)
  const shown = showPath(program.file)
  if (record.has(folder, program.digest)) return true
  if (request.trust !== true) {
    if (request.goWithout) {
      request.goWithout(
        `${shown} is a program, and nobody has allowed it to run here: the usual settings apply. "hortus check --trust" in its folder allows it`,
      )
      return false
    }
    if (!(await asksAndHearsYes(shown)))
      throw new Error(
        `${shown} is a program, and nobody has allowed it to run here: --trust runs it and does not ask again, --untrusted goes on without it`,
      )
  }
  try {
    record.add(folder, program.digest)
  } catch (error) {
    request.onNotice?.(`It cannot be remembered that ${shown} may run: ${messageOf(error)}`)
  }
  return true
}

/** Whether the user has allowed these very bytes before; `folder` as `realpath` gives it. */
export function isAllowed(folder: string, digest: string): boolean {
  return openRecord().has(folder, digest)
}

function openRecord(): ReturnType<typeof openTrustRecord> {
  return openTrustRecord(join(stateFolder(), 'trusted.json'))
}

/** Asks on the terminal; no where there is none. */
async function asksAndHearsYes(shown: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  // Whoever ends the input has not said yes.
  const ended = new Promise<string>((resolve) => asking.once('close', () => resolve('')))
  const question = `${withoutCommands(shown)} is a program by the author of this garden, and would run with all your rights.\nIts code is new here or has changed. Run it? [y/N] `
  const answer = await Promise.race([asking.question(question), ended])
  asking.close()
  return /^\s*y(?:es)?\s*$/i.test(answer)
}
