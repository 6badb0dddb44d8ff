import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** A process that runs, or one that waits for its command line. */
export type StartedProcess = ChildProcessByStdio<Writable, Readable, Readable>

/** A program to run for a garden that may be a stranger's. */
export interface ProgramRun {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  /** All that it knows of the environment: the hub's passwords are in the worker's. */
  readonly env: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly deadline: number
  /** Asked every half second; a text ends the program for that reason. */
  readonly watch?: () => Promise<string | undefined>
  /** Ends it, as when the worker ends. */
  readonly signal?: AbortSignal
  /** A process that was started beforehand, to be told where it works and what to do by a line of its stdin. */
  readonly started?: StartedProcess
}

/** How it ended. */
export interface ProgramEnd {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** Why it was ended before it was done. */
  readonly stopped?: string
}

/** Characters of an output: a program that prints more is ended. */
const mostOutput = 64_000_000

/** Runs a program with all that it starts; rejects where it cannot be started. */
export function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  const { command, args, cwd, env, deadline, watch, signal } = run
  return new Promise((resolve, reject) => {
    const child =
      run.started ?? spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let stopped: string | undefined
    const stop = (reason: string): void => {
      stopped ??= reason
      // Its own processes, too.
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL')
    }
    const timer = setTimeout(() => stop(`it took longer than ${deadline / 1000} seconds`), deadline)
    const watching = setInterval(() => {
      void watch?.().then((reason) => reason !== undefined && stop(reason))
    }, 500)
    const abort = (): void => stop('the worker ended')
    signal?.addEventListener('abort', abort)
    let [stdout, stderr] = ['', '']
    const bound = (): void => {
      if (stdout.length + stderr.length > mostOutput) stop('it printed too much')
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      bound()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      bound()
    })
    const clear = (): void => {
      clearTimeout(timer)
      clearInterval(watching)
      signal?.removeEventListener('abort', abort)
    }
    child.on('error', (error) => {
      clear()
      reject(error)
    })
    child.on('close', (code) => {
      clear()
      resolve({ code, stdout, stderr, ...(stopped !== undefined && { stopped }) })
    })
    if (signal?.aborted) abort()
    else run.started?.stdin.end(`${JSON.stringify({ cwd, env, args })}\n`)
  })
}
