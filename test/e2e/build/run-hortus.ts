import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The built program. */
export const program = fileURLToPath(new URL('../../../dist/hortus.js', import.meta.url))

/** How a run ended. */
interface RunResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the built program; the process can be killed. */
export function startHortus(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env } })
}

/** Runs the built program to its end. */
export function runHortus(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<RunResult> {
  const child = startHortus(args, env)
  let stdout = ''
  let stderr = ''
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}
