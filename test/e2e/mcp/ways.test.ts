import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { program } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'
import { openAgent, stateIn, textOf } from './open-agent.ts'

function gardenFolder(more: Readonly<Record<string, string>> = {}): string {
  const folder = scratchFolder()
  writeFiles(folder, {
    'garden/A.md': '# A\n\nA zebra.\n',
    'garden/B.md': '---\ndraft: true\n---\nHidden.\n',
    ...more,
  })
  return folder
}

/** Starts the server for requests; resolves when it says where it is. */
async function openServer(
  folder: string,
  ...flags: readonly string[]
): Promise<{ url: string; token: string }> {
  const child = spawn(
    process.execPath,
    [program, 'mcp', join(folder, 'garden'), '--http', '--port', '0', ...flags],
    { env: { PATH: process.env['PATH'], ...stateIn(folder) }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString()
      const [, url, token] = /(http:\S+)[\s\S]*Bearer (.+)\n/.exec(output) ?? []
      if (url !== undefined && token !== undefined) resolve({ url, token })
    })
    child.on('exit', () => reject(new Error(output)))
  })
}

function ask(url: string, headers: Record<string, string>, body = '{}'): Promise<Response> {
  const accept = 'application/json, text/event-stream'
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body,
  })
}

describe('hortus mcp', () => {
  it('answers over HTTP whoever has the token, and nobody else', async () => {
    const folder = gardenFolder()
    const { url, token } = await openServer(folder)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/)
    const client = new Client({ name: 'test agent', version: '1' })
    const authorization = `Bearer ${token}`
    const transport = new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers: { authorization } },
    })
    await client.connect(transport)
    onTestFinished(() => client.close())
    expect(await textOf(client, 'answer', { question: 'zebra' })).toContain('> A zebra.')
    writeFiles(folder, { 'garden/A.md': '# A\n\nA giraffe.\n' })
    expect(await textOf(client, 'answer', { question: 'giraffe' })).toContain('> A giraffe.')

    expect((await ask(url, {})).status).toBe(401)
    expect((await ask(url, { authorization: `Bearer ${token}x` })).status).toBe(401)
    expect((await ask(url, { authorization: token })).status).toBe(401)
    // A page of another site in the same browser, even one that knew the token.
    expect((await ask(url, { authorization, origin: 'https://evil.example' })).status).toBe(403)
    expect((await ask(url, { authorization, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await ask(url.replace('/mcp', '/'), { authorization })).status).toBe(404)
    expect((await ask(url, { authorization }, `{"a":"${'x'.repeat(5_000_000)}"}`)).status).toBe(413)
  })

  it('answers each of five hundred calls at once, in words', async () => {
    const { url, token } = await openServer(gardenFolder())
    const call = { method: 'tools/call', params: { name: 'answer', arguments: { question: 'zebra' } } }
    const answers = await Promise.all(
      Array.from({ length: 500 }, async (_, id) => {
        const body = JSON.stringify({ jsonrpc: '2.0', id, ...call })
        const answer = await ask(url, { authorization: `Bearer ${token}` }, body)
        const isTurnedAway = answer.status === 429 && answer.headers.get('retry-after') === '1'
        return { isKnown: answer.status === 200 || isTurnedAway, text: await answer.text() }
      }),
    )
    expect(answers.filter(({ isKnown }) => !isKnown)).toEqual([])
    const saying = (words: string): number => answers.filter(({ text }) => text.includes(words)).length
    const found = saying('A zebra.')
    expect(found).toBeGreaterThanOrEqual(1)
    expect(found + saying('too many')).toBe(500)
  })

  it('refuses a name that leads to this machine by a trick', async () => {
    const folder = gardenFolder()
    const { url, token } = await openServer(folder, '--token-file', join(folder, 'token'))
    expect(token).toContain('what is in')
    const authorization = `Bearer ${readFileSync(join(folder, 'token'), 'utf8').trim()}`
    const { port } = new URL(url)
    const rebound = await new Promise<string>((resolve) => {
      const child = spawn(process.execPath, [
        '-e',
        `require('node:http').request({ port: ${port}, host: '127.0.0.1', path: '/mcp', method: 'POST', headers: { host: 'evil.example', authorization: '${authorization}' } }, (answer) => console.log(answer.statusCode)).end()`,
      ])
      child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim()))
    })
    expect(rebound).toBe('403')
  })

  it('ends with its client, and says why where one sends what is too large', async () => {
    const folder = gardenFolder()
    const child = spawn(process.execPath, [program, 'mcp', join(folder, 'garden')], {
      env: { PATH: process.env['PATH'], ...stateIn(folder) },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let errors = ''
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString()
    })
    child.stdin.on('error', () => {})
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    child.stdin.write(`"${'x'.repeat(6_000_000)}`)
    expect(await ended).toBe(0)
    expect(errors).toMatch(/buffer|size|large/i)
  })

  it('shows drafts only where it is asked to', async () => {
    const folder = gardenFolder()
    const { client } = await openAgent(folder)
    expect(await textOf(client, 'read_note', { note: 'B' })).toContain('no note is named')
    const { client: trusted } = await openAgent(folder, '--drafts')
    expect(await textOf(trusted, 'read_note', { note: 'B' })).toContain('> Hidden.')
  })

  it('runs no code of the garden unasked, and goes on without it where it is told to', async () => {
    const folder = gardenFolder({
      'garden/hortus.config.ts': "throw new Error('the config ran')",
    })
    await expect(openAgent(folder)).rejects.toThrow(/closed/)
    const { client, errors } = await openAgent(folder, '--untrusted')
    expect(await textOf(client, 'read_note', { note: 'A' })).toContain('zebra')
    expect(errors()).not.toContain('the config ran')
  })

  it('stops reading where its answers are not read, and warns of nothing', async () => {
    const folder = gardenFolder()
    const child = spawn(process.execPath, [program, 'mcp', join(folder, 'garden')], {
      env: { PATH: process.env['PATH'], ...stateIn(folder) },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let errors = ''
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString()
    })
    const say = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
    const clientInfo = { name: 'flood', version: '1' }
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo }
    say({ id: 0, method: 'initialize', params })
    say({ method: 'notifications/initialized' })
    const asked = 20_000
    for (let id = 1; id <= asked; id++) say({ id, method: 'ping' })
    // Nobody reads: what it does not take stays on this side, however long one waits.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    expect(child.stdin.writableLength).toBeGreaterThan(100_000)
    let answers = 0
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (data: Buffer) => {
        answers += data.toString().split('\n').length - 1
        if (answers > asked) resolve()
      })
    })
    expect(errors).toBe('')
  })
})
