import { spawn } from 'node:child_process'

/**
 * Runs a Node program and keeps what it prints. One that takes longer than `timeout` milliseconds is ended, with all
 * it started where the system has process groups.
 *
 * @param {readonly string[]} args script and arguments
 * @param {{ cwd: string, timeout: number, env?: Readonly<Record<string, string>> }} options `env` adds to the own environment
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function runStep(args, { cwd, timeout, env }) {
  const started = performance.now()
  const grouped = process.platform !== 'win32'
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      detached: grouped,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    })
    let output = ''
    const end = () => {
      if (child.pid !== undefined && grouped) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    }
    const timer = setTimeout(() => {
      output += `\nEnded after ${timeout / 1000} s\n`
      end()
    }, timeout)
    // A group of its own does not hear Ctrl+C.
    const interrupt = () => {
      end()
      process.exit(130)
    }
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => (output += error.message))
    child.on('close', (code) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 })
    })
  })
}
