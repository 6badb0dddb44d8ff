import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchGarden, writeFiles } from './scratch.ts'
import { startServer } from './start-server.ts'

/** Exchanges a code as a page does. */
async function claim(
  url: string,
  code: string,
): Promise<{ readonly status: number; readonly token: string }> {
  const response = await fetch(new URL('-/api/claim', url), {
    method: 'POST',
    headers: { origin: new URL(url).origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const { token = '' } = (await response.json()) as { token?: string }
  return { status: response.status, token }
}

/** Something else that listens at an address; its port. */
async function listenAt(host: string, port = 0): Promise<number> {
  const other = createServer().listen(port, host)
  onTestFinished(() => void other.close())
  await new Promise((resolve, reject) => other.once('listening', resolve).once('error', reject))
  return (other.address() as { port: number }).port
}

const hasIpv6 = await new Promise<boolean>((resolve) => {
  const probe = createServer().listen(0, '::1')
  probe.once('listening', () => probe.close(() => resolve(true))).once('error', () => resolve(false))
})

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
    ['LocalHost', '127.0.0.1'],
  ])('says where it is found when it listens on %s', async (host, name) => {
    const server = await startServer(['--port', '0', '--host', host], scratchGarden('clean'))
    expect(new URL(server.url).hostname).toBe(name)
    expect(server.output()).toContain('Only this machine can open it.')
    expect((await fetch(server.url)).status).toBe(200)
    server.child.kill('SIGINT')
    await server.ended
  })

  it('hands its key to one browser by the printed link, and to none by the link of an earlier run', async () => {
    const cwd = scratchGarden('clean')
    const first = await startServer(['--port', '0'], cwd)
    const code = /#key=([\w-]{43})\n/.exec(first.output())![1]!
    const { status, token } = await claim(first.url, code)
    expect(status).toBe(200)
    expect(first.output()).not.toContain(token)
    expect((await claim(first.url, code)).status).toBe(401)
    await expect.poll(first.output).toMatch(/for another one: http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{43}\n/)
    first.child.kill('SIGINT')
    await first.ended

    const second = await startServer(['--port', '0'], cwd)
    for (const old of [code, token]) expect((await claim(second.url, old)).status).toBe(401)
    const renewed = await fetch(new URL('-/api/renew', second.url), {
      method: 'POST',
      headers: { origin: new URL(second.url).origin, 'content-type': 'application/json' },
      body: JSON.stringify({ previous: token }),
    })
    expect(renewed.ok).toBe(false)
    second.child.kill('SIGINT')
    await second.ended
  })

  it.skipIf(!hasIpv6)('is alone at every address that localhost means', async () => {
    const cwd = scratchGarden('clean')
    const server = await startServer(['--port', '0'], cwd)
    const { port } = new URL(server.url)
    expect((await fetch(`http://[::1]:${port}/`)).status).toBe(200)
    await expect(listenAt('::1', Number(port))).rejects.toThrow('EADDRINUSE')
    server.child.kill('SIGINT')
    await server.ended

    const taken = await listenAt('::1')
    expect(await runHortus(['serve', '--port', String(taken)], { cwd })).toMatchObject({
      code: 2,
      stderr: `hortus: port ${taken} is taken; choose another with --port\n`,
    })
  })

  it('shows no key to those who see what programs are started with, and opens the browser all the same', async () => {
    const cwd = scratchGarden('clean')
    // Stands for the browser: writes down what it was started with, and the page that it finds there.
    writeFiles(cwd, {
      'bin/xdg-open': `#!/bin/sh\nprintf '%s' "$1" > '${cwd}/argument'\ncat "$1" > '${cwd}/page.part'\nmv '${cwd}/page.part' '${cwd}/page'\n`,
    })
    chmodSync(join(cwd, 'bin/xdg-open'), 0o755)
    const env = { PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`, XDG_STATE_HOME: join(cwd, 'state') }
    const server = await startServer(['--port', '0', '--open'], cwd, env)
    await expect.poll(() => existsSync(join(cwd, 'page'))).toBe(true)
    const argument = readFileSync(join(cwd, 'argument'), 'utf8')
    expect(argument).not.toContain('key=')
    expect(statSync(argument).mode & 0o777).toBe(0o600)
    const code = /content="0;url=http:\/\/127\.0\.0\.1:\d+\/#key=([\w-]{43})"/.exec(
      readFileSync(join(cwd, 'page'), 'utf8'),
    )![1]!
    expect((await claim(server.url, code)).status).toBe(200)
    await expect.poll(() => existsSync(argument)).toBe(false)
    server.child.kill('SIGINT')
    await server.ended
  })

  it('opens a page in the browser from another terminal while it runs, and from none afterwards', async () => {
    const cwd = scratchGarden('clean')
    writeFiles(cwd, {
      'bin/xdg-open': `#!/bin/sh\nprintf '%s' "$1" > '${cwd}/opened.part'\nmv '${cwd}/opened.part' '${cwd}/opened'\n`,
    })
    chmodSync(join(cwd, 'bin/xdg-open'), 0o755)
    const env = { PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`, XDG_STATE_HOME: join(cwd, 'state') }
    const server = await startServer(['--port', '0'], cwd, env)
    const open = (...args: readonly string[]) =>
      runHortus(['open', 'Other', ...args, join(cwd, 'garden')], { cwd, env })
    expect(await open('--browser')).toMatchObject({ code: 0, stderr: '' })
    await expect.poll(() => existsSync(join(cwd, 'opened'))).toBe(true)
    const opened = readFileSync(join(cwd, 'opened'), 'utf8')
    expect(opened).toBe(new URL('other/', server.url.replace(/#.*/, '')).href)
    expect(await (await fetch(opened)).text()).toContain('Back to')
    expect((await open('--print')).stdout).toBe(`${opened}\n`)
    server.child.kill('SIGINT')
    await server.ended
    expect(await open('--browser')).toMatchObject({ code: 2, stdout: '' })
    expect((await open('--browser')).stderr).toContain('no server runs for this garden')
  })

  it('follows its templates, and what Obsidian’s settings say of them and of days', async () => {
    const cwd = scratchGarden('clean')
    const server = await startServer(['--port', '0', 'garden'], cwd)
    const code = /#key=([\w-]{43})\n/.exec(server.output())?.[1] ?? ''
    const { token } = await claim(server.url, code)
    const get = async (name: string): Promise<unknown> => {
      const headers = { 'x-hortus-token': token }
      return (await fetch(new URL(`-/api/${name}`, server.url), { headers })).json()
    }
    const templates = () => get('templates')
    expect(await templates()).toEqual({ templates: [] })
    writeFiles(cwd, { 'garden/templates/Paper.md': '# {{title}}\n', 'garden/Forms/Letter.md': 'Dear\n' })
    await expect.poll(templates, { timeout: 60_000 }).toEqual({ templates: ['Paper'] })
    const page = async () => (await fetch(new URL('forms/letter/', server.url))).status
    await expect.poll(page, { timeout: 60_000 }).toBe(200)

    writeFiles(cwd, {
      'garden/.obsidian/templates.json': '{"folder":"Forms"}',
      'garden/.obsidian/daily-notes.json': '{"folder":"journal","format":"YYYY_MM_DD"}',
    })
    await expect.poll(templates, { timeout: 60_000 }).toEqual({ templates: ['Letter'] })
    const day = () => get('day?date=2026-11-22')
    await expect.poll(day, { timeout: 60_000 }).toMatchObject({ path: 'journal/2026_11_22.md' })
    // A folder that is named is no part of the site.
    expect(await page()).toBe(404)
    rmSync(join(cwd, 'garden/.obsidian'), { recursive: true })
    await expect.poll(templates, { timeout: 60_000 }).toEqual({ templates: ['Paper'] })
    await expect.poll(page, { timeout: 60_000 }).toBe(200)
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
    const code = /#key=([\w-]{43})\n/.exec(server.output())![1]!
    const { token: key } = await claim(server.url, code)
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
