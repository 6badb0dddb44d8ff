import { spawn } from 'node:child_process'
import { countTasks } from './count-tasks.ts'
import type { Sandbox } from './sandbox.ts'

/** Why a program is ended: it runs too long, prints too much, or starts too many processes. */
export type EndReason = 'time' | 'output' | 'processes'

/** What became of a program. */
export interface ProgramEnd {
  /** Its status; undefined where it was ended. */
  readonly status: number | undefined
  /** What it printed, errors among it as they came. */
  readonly output: string
  /** Why it was ended. */
  readonly reason?: EndReason
}

/** What runs where. */
export interface ProgramRequest {
  readonly folder: string
  /** For `sh`; `$0` is {@link program}. */
  readonly line: string
  readonly program: string
  readonly seconds: number
}

/** Characters that a program may print. */
const maxOutput = 200_000

/** Threads that a program may have at once, with those of all that it starts; looked at so many milliseconds after each other. */
const maxTasks = 1_000
const betweenLooks = 100

/**
 * Runs a program to its end, or ends it and all that it started. It has no input and no variables but those that programs
 * need to be found and to print plainly.
 */
export function runProgram(
  sandbox: Sandbox,
  { folder, line, program, seconds }: ProgramRequest,
): Promise<ProgramEnd> {
  // Processor seconds and bytes of a file: what a clock and a folder do not bound.
  const bounded = `ulimit -t ${Math.ceil(seconds)}; ulimit -f 200000; ulimit -c 0; ${line}`
  const [command, ...words] = sandbox.command(folder, bounded, program)
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '/usr/bin:/bin',
        HOME: folder,
        TMPDIR: folder,
        LC_ALL: 'C.UTF-8',
        TZ: 'UTC',
      },
    })
    let output = ''
    let reason: ProgramEnd['reason']
    const end = (why: NonNullable<ProgramEnd['reason']>): void => {
      reason ??= why
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL')
      } catch {
        child.kill('SIGKILL')
      }
    }
    const timer = setTimeout(() => end('time'), seconds * 1_000)
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.length > maxOutput) end('output')
      })
    // Limits of the system are those of a user, and root has none.
    const watch = setInterval(() => {
      if (child.pid !== undefined && countTasks(child.pid, maxTasks) > maxTasks) end('processes')
    }, betweenLooks)
    const settle = (status: number | undefined): void => {
      clearTimeout(timer)
      clearInterval(watch)
      // What it left running in its group goes with it.
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL')
      } catch {
        // There is none.
      }
      resolve({ status, output: output.slice(0, maxOutput), ...(reason && { reason }) })
    }
    child.on('error', ({ message }) => {
      output += message
      settle(undefined)
    })
    child.on('close', (code) => settle(code ?? undefined))
  })
}
