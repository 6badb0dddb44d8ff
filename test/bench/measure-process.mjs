import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pollProcess } from './accountants.mjs'

const usualPatience = 15 * 60_000
const running = new Set()
process.on('exit', () => {
  for (const child of running) endProcess(child)
})

/**
 * Runs a command to its end and gives what it cost: `{ wallMs, cpuMs, peakBytes, exitCode, output }`. The wall time is
 * that of the whole process, its start included. Standard output and error go into `output`, their last 4,000
 * characters. Never throws for a command that fails; one that hangs is ended after `patience` milliseconds, 15 minutes
 * without it, with exit code `null`.
 */
export async function measureProcess(
  command,
  { cwd, env, accountant, scratchDir, patience = usualPatience },
) {
  const accountFile = join(scratchDir, 'account.txt')
  rmSync(accountFile, { force: true })
  const [program, ...parameters] =
    accountant.kind === 'wrapper' ? accountant.wrap(command, accountFile) : command
  const startedAt = performance.now()
  const child = startProcess(program, parameters, { cwd, env })
  const stopPolling = accountant.kind === 'poll' ? pollProcess(child.pid) : undefined
  const timer = setTimeout(() => endProcess(child), patience)
  const output = collectOutput(child)
  let startFailure = ''
  const exitCode = await new Promise((done) => {
    child.on('error', (error) => {
      startFailure = error.message
      done(null)
    })
    child.on('close', done)
  })
  const wallMs = performance.now() - startedAt
  clearTimeout(timer)
  const account = stopPolling?.() ?? readAccountOf(accountant, accountFile)
  return { wallMs, ...account, exitCode, output: output() || startFailure }
}

/** Starts a process in a group of its own, so that it can be ended with all its children; see `endProcess`. */
export function startProcess(program, parameters, { cwd, env }) {
  const child = spawn(program, parameters, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  running.add(child)
  child.on('close', () => running.delete(child))
  child.on('error', () => running.delete(child))
  return child
}

/** Ends a process and its children; one that has ended already is left alone. */
export function endProcess(child, signal = 'SIGKILL') {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It ended in between.
  }
}

/** Reads both streams of a child to their end; the function it gives returns their last `limit` characters. */
export function collectOutput(child, limit = 4000) {
  let output = ''
  const keep = (chunk) => {
    output = (output + chunk).slice(-limit)
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  return () => output
}

function readAccountOf(accountant, accountFile) {
  if (accountant.kind !== 'wrapper') return { cpuMs: Number.NaN, peakBytes: Number.NaN }
  try {
    return accountant.read(accountFile)
  } catch {
    return { cpuMs: Number.NaN, peakBytes: Number.NaN }
  }
}
