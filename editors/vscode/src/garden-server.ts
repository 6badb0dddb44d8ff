import type { Program } from './find-program.ts'

/** A program that runs, as far as the local server needs it. */
export interface RunningProgram {
  onOutput(listener: (text: string) => void): void
  onEnd(listener: (reason: string) => void): void
  stop(): void
}

/** Starts a program in a folder. */
export type StartProgram = (program: Program, folder: string) => RunningProgram

/** The local server of a garden, which is started when its pages are first wanted. */
export interface GardenServer {
  /** Where it answers: `http://127.0.0.1:4321`. Rejects with what it said where it cannot start. */
  origin(): Promise<string>
  stop(): void
}

/** How long the server may take to say where it answers, in milliseconds. */
const patience = 60_000

/** Creates the local server of a folder; it only shows, and writes nothing. */
export function createGardenServer(
  program: Program,
  folder: string,
  isTrusted: boolean,
  start: StartProgram,
): GardenServer {
  let origin: Promise<string> | undefined
  let running: RunningProgram | undefined
  const args = [...program.args, 'serve', folder, '--port', '0', '--read-only', '--drafts']
  const open = (): Promise<string> =>
    new Promise((resolve, reject) => {
      let said = ''
      const timer = setTimeout(() => reject(new Error('the local server did not start in time')), patience)
      running = start({ command: program.command, args: isTrusted ? args : [...args, '--untrusted'] }, folder)
      running.onOutput((text) => {
        said += text
        const found = /http:\/\/[\d.]+:\d+/.exec(said)?.[0]
        if (found === undefined) return
        clearTimeout(timer)
        resolve(found)
      })
      running.onEnd((reason) => {
        clearTimeout(timer)
        origin = undefined
        reject(new Error(said.trim() || reason))
      })
    })
  return {
    origin() {
      origin ??= open()
      return origin
    },
    stop() {
      running?.stop()
      origin = undefined
    },
  }
}
