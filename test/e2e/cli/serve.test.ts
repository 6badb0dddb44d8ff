import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { program, runHortus } from './run-hortus.ts'
import { scratchGarden, writeFiles } from './scratch.ts'

/** Starts the server and waits until it says where it is. */
async function startServer(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [program, 'serve', ...args], {
    cwd,
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

describe('hortus serve', () => {
  it('serves the garden, takes over changes and ends well', async () => {
    const cwd = scratchGarden('clean')
    const server = await startServer(['--port', '0'], cwd)
    expect(server.output()).toContain('Garden: 2 notes, 0 wanted notes, from garden\n')
    expect(server.output()).toContain('Only this machine can open it.')
    expect(server.output()).not.toContain('\u001b')
    const get = async (path: string) => (await fetch(new URL(path, server.url))).text()
    expect(await get('')).toContain('Clean')
    expect(await get('other/')).toContain('Back to')

    writeFiles(cwd, { 'garden/Other.md': 'Changed: [[index]].\n' })
    await expect.poll(() => get('other/'), { timeout: 30_000 }).toContain('Changed')
    server.child.kill('SIGINT')
    expect(await server.ended).toBe(0)
  })

  it('says when the port is taken', async () => {
    const cwd = scratchGarden('clean')
    const other = createServer().listen(0, 'localhost')
    onTestFinished(() => void other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    expect(await runHortus(['serve', '--port', String(port)], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `hortus: port ${port} is taken; choose another with --port\n`,
    })
  })

  it('says when the address is not of this machine', async () => {
    const cwd = scratchGarden('clean')
    expect(await runHortus(['serve', '--port', '0', '--host', '192.0.2.1'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'hortus: 192.0.2.1 is no address of this machine\n',
    })
  })
})
