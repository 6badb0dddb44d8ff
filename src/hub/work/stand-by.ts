import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { type Builder, startOf } from './builder.ts'
import type { StartedProcess } from './run-program.ts'

/** Keeps one process ready that has loaded what a build needs. Each makes one site and ends. */
export interface StandBy {
  /** The one that waits, if there is one with this much memory. It is the caller's then. */
  take(memory: number): StartedProcess | undefined
  /** Starts the next one, where none waits. */
  prepare(memory: number): void
  close(): void
}

/** `folder` is where such processes load what they need; whatever is in it can be lost. */
export function openStandBy(builder: Builder, folder: string): StandBy {
  let waiting: { readonly child: StartedProcess; readonly memory: number } | undefined
  let isClosed = false
  const end = (child: StartedProcess): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
  }
  return {
    take(memory) {
      const taken = waiting
      waiting = undefined
      if (taken === undefined) return undefined
      if (taken.memory === memory) return taken.child
      end(taken.child)
      return undefined
    },
    prepare(memory) {
      if (isClosed || waiting !== undefined) return
      mkdirSync(folder, { recursive: true })
      const { flags, env } = startOf(builder, memory)
      const child = spawn(builder.node, [...flags, builder.program, 'build', '--stand-by'], {
        cwd: folder,
        env: { ...env, HOME: folder, XDG_CACHE_HOME: folder, XDG_STATE_HOME: folder, NO_COLOR: '1' },
        stdio: ['pipe', 'pipe', 'pipe'],
        detached: true,
      })
      const forget = (): void => {
        if (waiting?.child === child) waiting = undefined
      }
      child.on('error', forget).on('exit', forget)
      // One that ended just now says so by its end.
      child.stdin.on('error', () => {})
      waiting = { child, memory }
    },
    close() {
      isClosed = true
      if (waiting !== undefined) end(waiting.child)
      waiting = undefined
    },
  }
}
