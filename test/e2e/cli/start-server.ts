import { spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { program } from './run-hortus.ts'

/** Starts the server and waits until it says where it is. */
export async function startServer(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [program, 'serve', ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (text: Buffer): void => {
      output += text.toString()
      const found = /https?:\/\/\S+/.exec(output)
      if (found && output.includes('Ctrl+C')) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => reject(new Error(output)))
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { child, url, ended, output: () => output }
}
