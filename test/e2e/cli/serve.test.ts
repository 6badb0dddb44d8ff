import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
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
    await expect.poll(() => get('other/'), { timeout: 120_000 }).toContain('Changed')
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

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['LocalHost', 'localhost'],
  ])('says where it is found when it listens on %s', async (host, name) => {
    const server = await startServer(['--port', '0', '--host', host], scratchGarden('clean'))
    expect(new URL(server.url).hostname).toBe(name)
    expect(server.output()).toContain('Only this machine can open it.')
    expect((await fetch(server.url)).status).toBe(200)
    server.child.kill('SIGINT')
    await server.ended
  })

  it('says when the address is not of this machine', async () => {
    const cwd = scratchGarden('clean')
    const args = ['serve', '--port', '0', '--host', '192.0.2.1', '--token-file', 'key']
    expect(await runHortus(args, { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'hortus: 192.0.2.1 is no address of this machine\n',
    })
    // The key was made, for its owner alone.
    expect(statSync(join(cwd, 'key')).mode & 0o777).toBe(0o600)
  })

  it.each([
    [['--host', '0.0.0.0'], /^hortus: --host 0\.0\.0\.0 lets others reach this machine: give --token-file/],
    [['--host', '::', '--read-only'], /lets others reach this machine/],
    [['--host', '[::]'], /^hortus: --host :: lets others reach this machine/],
    [['--host', ''], /^hortus: option '--host <address>' argument '' is invalid/],
    [['--host', '0.0.0.0', '--public-url', 'https://notes.example'], /--public-url needs --proxy/],
    [['--host', '0.0.0.0', '--proxy', '127.0.0.1'], /--proxy needs --public-url/],
    [['--proxy', 'nginx', '--public-url', 'https://notes.example'], /found "nginx", expected addresses/],
  ])('refuses to start with %j', async (args, message) => {
    const cwd = scratchGarden('clean')
    const { code, stderr } = await runHortus(['serve', '--port', '0', ...args], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
  })

  it('lets write who has the key it printed, and nobody when it only shows', async () => {
    const cwd = scratchGarden('clean')
    const server = await startServer(['--port', '0'], cwd)
    const key = /#key=([\w-]{43})\n/.exec(server.output())![1]!
    const ask = (url: string, token: string) =>
      fetch(new URL('-/api/session', url), { headers: { 'x-hortus-token': token } })
    expect((await ask(server.url, key)).status).toBe(200)
    expect((await ask(server.url, 'x')).status).toBe(401)
    server.child.kill('SIGINT')
    await server.ended

    const second = await startServer(['--port', '0', '--read-only'], cwd)
    expect(second.output()).not.toContain('#key=')
    expect((await ask(second.url, key)).status).toBe(404)
    second.child.kill('SIGINT')
    await second.ended
  })
})
