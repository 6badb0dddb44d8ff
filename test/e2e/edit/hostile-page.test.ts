import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { program } from '../build/run-hortus.ts'

let folder: string
let server: ReturnType<typeof spawn>
let evil: Server
let url: string
let key: string
let browser: TestBrowser
let evilPort: number
let printed = ''

const secret = 'a sentence for nobody else'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-hostile-'))
  writeFileSync(join(folder, 'a.md'), `# Private\n\n${secret}.`)
  server = spawn(process.execPath, [program, 'serve', folder, '--port', '0'], {
    env: { ...process.env, XDG_CACHE_HOME: join(folder, '.cache') },
  })
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString()
      if (printed.includes('Ctrl+C')) resolve()
    }
    server.stdout!.on('data', read)
    server.stderr!.on('data', read)
    server.once('exit', () => reject(new Error(printed)))
  })
  url = /http:\/\/\S+/.exec(printed)![0]
  const claimed = await fetch(`${url}-/api/claim`, {
    method: 'POST',
    headers: { origin: new URL(url).origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: /#key=(\S+)/.exec(printed)![1]! }),
  })
  key = ((await claimed.json()) as { token: string }).token
  evil = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Evil</title><body>')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => evil.once('listening', resolve))
  evilPort = (evil.address() as AddressInfo).port
  browser = await launchBrowser(['--host-resolver-rules=MAP evil.test 127.0.0.1, MAP *.evil.test 127.0.0.1'])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.kill('SIGKILL')
  evil?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs in the hostile page: everything a page may try, and what it could read of the answers. */
async function attack({ target, key }: { target: string; key: string }): Promise<readonly string[]> {
  const note = `${target}-/api/note`
  const body = JSON.stringify({ path: 'evil.md', text: 'evil', client: 'evil' })
  const read: string[] = []
  const attempt = async (work: () => Promise<string | undefined>): Promise<void> => {
    try {
      const text = await work()
      if (text) read.push(text)
    } catch {
      // Refused by the browser.
    }
  }
  const textOf = async (response: Response): Promise<string> => response.text()
  const load = (element: HTMLElement): Promise<void> =>
    new Promise((resolve) => {
      element.onload = element.onerror = () => resolve()
      document.body.append(element)
    })
  const types = ['text/plain', 'application/json', 'application/x-www-form-urlencoded']
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
    for (const type of types) {
      for (const mode of ['cors', 'no-cors'] as const) {
        const headers = { 'content-type': type }
        const sent = method === 'GET' ? {} : { body }
        await attempt(async () =>
          textOf(await fetch(note, { method, mode, headers, ...sent, credentials: 'include' })),
        )
      }
    }
    // Even with the key: only a page of the server itself can send it.
    await attempt(async () => {
      const headers = { 'content-type': 'application/json', 'x-hortus-token': key }
      return textOf(
        await fetch(`${note}?path=a.md`, { method, headers, ...(method === 'GET' ? {} : { body }) }),
      )
    })
  }
  for (const path of ['', 'a/', '-/live', '-/api/session', '-/api/note?path=a.md']) {
    await attempt(async () => textOf(await fetch(target + path)))
    await attempt(async () => textOf(await fetch(target + path, { mode: 'no-cors' })))
  }
  await attempt(async () => void navigator.sendBeacon(note, new Blob([body], { type: 'text/plain' })))
  for (const [tag, name] of [
    ['img', 'src'],
    ['script', 'src'],
    ['link', 'href'],
    ['object', 'data'],
    ['embed', 'src'],
  ] as const) {
    const element = document.createElement(tag)
    if (tag === 'link') element.setAttribute('rel', 'stylesheet')
    element.setAttribute(name, `${target}-/api/note?path=a.md`)
    await load(element)
  }
  const prefetch = document.createElement('link')
  prefetch.rel = 'prefetch'
  prefetch.href = `${target}a/`
  document.head.append(prefetch)
  await attempt(
    () =>
      new Promise((resolve) => {
        const stream = new EventSource(`${target}-/live?page=/`)
        stream.onmessage = (event) => resolve(String(event.data))
        stream.onerror = () => resolve(undefined)
      }),
  )
  const frame = document.createElement('iframe')
  frame.src = `${target}a/`
  await load(frame)
  await attempt(async () => frame.contentDocument?.body?.textContent ?? undefined)
  // Forms go where scripts may not.
  for (const [enctype, name, value] of [
    ['text/plain', body.slice(0, -1) + ',"x":"', '"}'],
    ['application/x-www-form-urlencoded', 'path', 'evil.md'],
    ['multipart/form-data', 'path', 'evil.md'],
  ] as const) {
    for (const action of [note, `${target}-/enter`, target]) {
      const into = document.createElement('iframe')
      into.name = `form-${Math.random()}`
      document.body.append(into)
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', enctype, action, target: into.name })
      const input = document.createElement('input')
      Object.assign(input, { name, value })
      form.append(input)
      document.body.append(form)
      const isAnswered = new Promise((resolve) => into.addEventListener('load', resolve, { once: true }))
      form.submit()
      await isAnswered
    }
  }
  return read
}

async function attackFrom(page: Page): Promise<readonly string[]> {
  return page.evaluate(attack, { target: url, key })
}

describe('the local server, with a hostile page beside it', () => {
  it.each(['evil.test', 'localhost'])(
    'lets a page at http://%s:another-port neither read nor write',
    { timeout: 120_000 },
    async (host) => {
      const page = await browser.newPage()
      await page.goto(`http://${host}:${evilPort}/`)
      expect(await attackFrom(page)).toEqual([])
      // What it shows in a frame is the refusal, not the page.
      for (const frame of page.frames().slice(1))
        expect(await frame.content().catch(() => '')).not.toContain(secret)
      await page.close()
      expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual(['a.md'])
      expect(readFileSync(join(folder, 'a.md'), 'utf8')).toContain(secret)
    },
  )

  it('gives a window that another site opened no way back', async () => {
    const page = await browser.newPage()
    await page.goto(`http://evil.test:${evilPort}/`)
    const opened = page.waitForEvent('popup')
    await page.evaluate((target) => {
      Object.assign(window, { other: window.open(target) })
    }, `${url}a/`)
    await expect.poll(async () => (await opened).content()).toContain(secret)
    await page.waitForFunction(() => (window as unknown as { other: Window | null }).other?.closed !== false)
    await page.close()
  })

  it('is not reached by a name that was led to this machine', async () => {
    const port = new URL(url).port
    const page = await browser.newPage()
    for (const name of ['evil.test', 'localhost.evil.test', '127.0.0.1.evil.test']) {
      const response = await page.goto(`http://${name}:${port}/a/`)
      expect(response!.status(), name).toBe(403)
      expect(await response!.text(), name).not.toContain(secret)
      const inside = await page.evaluate(async () => {
        const answer = await fetch('/-/api/note?path=a.md')
        return [answer.status, await answer.text()] as const
      })
      expect(inside[0]).toBe(403)
      expect(inside[1]).not.toContain(secret)
    }
    await page.close()
  })

  it('closes connections that are one too many, and answers when they are gone', async () => {
    const { port } = new URL(url)
    const sockets = Array.from({ length: 2_100 }, () => connect(Number(port), '127.0.0.1'))
    let closed = 0
    for (const socket of sockets) {
      socket.on('error', () => {})
      socket.on('close', () => closed++)
      socket.resume()
    }
    await expect.poll(() => closed).toBeGreaterThanOrEqual(100)
    for (const socket of sockets) socket.destroy()
    const statusOf = () => fetch(`${url}a/`).then(({ status }) => status, String)
    await expect.poll(statusOf).toBe(200)
  })

  it('lets in a page of its own that has the key', async () => {
    const page = await browser.newPage()
    await page.goto(`${url}a/`)
    const answers = await page.evaluate(async (token) => {
      const headers = { 'x-hortus-token': token, 'content-type': 'application/json' }
      const note = await (await fetch('/-/api/note?path=a.md', { headers })).json()
      const body = JSON.stringify({ path: 'a.md', text: `${note.text}\n`, client: 'page' })
      const save = (more: Record<string, string>) =>
        fetch('/-/api/note', { method: 'PUT', headers: { ...headers, ...more }, body })
      return [(await save({})).status, (await save({ 'if-match': `"${note.hash}"` })).status]
    }, key)
    expect(answers).toEqual([428, 200])
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(`# Private\n\n${secret}.\n`)
    await page.close()
  })

  it.each([
    ['two host names', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.test\r\n\r\n', /^HTTP\/1\.1 400/],
    ['an absolute target', 'GET http://evil.test/ HTTP/1.1\r\nHost: localhost\r\n\r\n', /^HTTP\/1\.1 400/],
    ['no host name', 'GET / HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 (?:400|403)/],
    ['an empty host name', 'GET / HTTP/1.1\r\nHost:\r\n\r\n', /^HTTP\/1\.1 (?:400|403)/],
    ['a fragment', 'GET /a/#x HTTP/1.1\r\nHost: localhost\r\n\r\n', /^HTTP\/1\.1 400/],
    [
      'a connection to elsewhere',
      'CONNECT evil.test:80 HTTP/1.1\r\nHost: localhost\r\n\r\n',
      /^(?:HTTP\/1\.1 4|$)/,
    ],
    [
      'a large body',
      'PUT /-/api/note HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n',
      /^HTTP\/1\.1 4/,
    ],
  ])('refuses %s', async (_, request, answer) => {
    const socket = connect(Number(new URL(url).port), new URL(url).hostname)
    let said = ''
    socket.on('data', (chunk) => (said += chunk.toString()))
    socket.on('error', () => {})
    socket.write(request)
    await new Promise((resolve) => {
      socket.once('data', resolve)
      socket.once('close', resolve)
    })
    socket.destroy()
    expect(said).toMatch(answer)
    expect(said).not.toContain(secret)
  })

  it('never writes the key itself, only codes for it', () => {
    expect(printed).not.toContain(key)
    expect(printed).toMatch(/#key=[\w-]{43}\n/)
  })
})
