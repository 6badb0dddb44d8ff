import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { digest } from '../../../src/store/digest.ts'
import { program } from '../cli/run-hortus.ts'
import type { Sandbox } from './sandbox.ts'

/** How a program ended: its code, or undefined where it had to be killed. */
interface CommandResult {
  readonly code: number | null | undefined
  /** All that it printed, and what its server answered. */
  readonly said: string
}

/** What is tried on a garden, in this order. */
export const commands: readonly (readonly string[])[] = [
  ['check'],
  ['build', '--out', '../out/site'],
  ['build'],
  ['serve', '--port', '0'],
  ['new', 'A new note'],
  ['rename', 'a', 'sub/renamed'],
  ['merge', 'b', 'c'],
  ['undo'],
  ['lsp', '--stdio'],
]

/** Far more than any of them takes. */
const patience = 120_000

/** Runs the built program in the garden as its user would, and ends it where it does not end by itself. */
export async function runCommand(
  { garden, env }: Sandbox,
  [command, ...args]: readonly string[],
  isUntrusted: boolean,
): Promise<CommandResult> {
  const flags = isUntrusted ? ['--untrusted'] : []
  const child = spawn(process.execPath, [program, command!, ...args, '--here', ...flags], {
    cwd: garden,
    env: { ...process.env, HORTUS_DEBUG: '', NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  const heard = new EventTarget()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
      heard.dispatchEvent(new Event('text'))
    })
  child.stdin.on('error', () => {})
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const until = async (pattern: RegExp): Promise<boolean> => {
    while (!pattern.test(said)) {
      const more = new Promise((resolve) => heard.addEventListener('text', resolve, { once: true }))
      if ((await Promise.race([more, ended.then(() => 'ended'), setTimeout(patience, 'late')])) === 'ended')
        return pattern.test(said)
    }
    return true
  }
  if (command === 'serve') {
    if (await until(/Ctrl\+C/)) said += await askServer(said)
    child.kill('SIGTERM')
  } else if (command === 'lsp') {
    for (const message of editorMessages(garden)) {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message })
      child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
      if ('id' in message) await until(new RegExp(`"id":${message.id}[,}]`))
    }
  }
  child.stdin.end()
  const code = await Promise.race([ended, setTimeout(patience, undefined)])
  child.kill('SIGKILL')
  return { code, said }
}

/** Reads what a page could be led to, and writes where a page could. */
async function askServer(printed: string): Promise<string> {
  const url = /http:\/\/[^\s#]+/.exec(printed)![0]
  const { origin } = new URL(url)
  const headers: Record<string, string> = { origin, 'content-type': 'application/json' }
  const answers: string[] = []
  const ask = async (method: string, path: string, body?: unknown, more = {}): Promise<Response> => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: { ...headers, ...more },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    answers.push(await response.clone().text())
    return response
  }
  const code = /#key=(\S+)/.exec(printed)?.[1]
  const claimed = (await (await ask('POST', '-/api/claim', { code })).json()) as { token?: string }
  headers['x-hortus-token'] = claimed.token ?? ''
  const names = ['pub', 'pub.md', 'note.md', 'img.png', 'sub/pub', 'sub/deep/x']
  const below = [
    '',
    '/config',
    '/secret.md',
    '/a.md',
    '/diary.md',
    '/hooks/pre-commit',
    '/app.json',
    '/.bashrc',
  ]
  const paths = names.flatMap((name) => below.map((end) => name + end))
  for (const path of paths) {
    for (const at of [path, `-/assets/${path}`]) await ask('GET', at)
    if (!path.endsWith('.md')) continue
    await ask('GET', `-/api/note?path=${path}`)
    const change = { kind: 'move-file', from: 'a.md', to: path }
    const shown = (await (await ask('POST', '-/api/change/preview', { change })).json()) as {
      digest?: string
    }
    await ask('POST', '-/api/change/apply', { change, digest: shown.digest ?? '' })
  }
  for (const path of ['a.md', 'pub/evil.md', 'sub/pub/evil.md', 'pub.md']) {
    await ask('POST', '-/api/note', { path, text: 'evil', client: 'x' })
    const source = (await (await ask('GET', `-/api/note?path=${path}`)).json()) as { hash?: string }
    const base = { 'if-match': `"${source.hash ?? digest(Buffer.from(''))}"` }
    await ask('PUT', '-/api/note', { path, text: 'evil again', client: 'x' }, base)
    await ask('DELETE', '-/api/note', { path }, base)
    const history = (await (await ask('GET', `-/api/history?path=${path}`)).json()) as {
      entries?: { id: string }[]
    }
    for (const { id } of history.entries ?? []) await ask('GET', `-/api/history?path=${path}&id=${id}`)
  }
  await ask('POST', '-/api/asset', { name: 'x.png', note: 'pub/a.md', data: 'AAAA' })
  return answers.join('\n')
}

/** What an editor says from its start to its end. */
function editorMessages(garden: string): readonly ({ method: string; params?: unknown } & { id?: number })[] {
  const rootUri = pathToFileURL(garden).href
  const textDocument = { uri: `${rootUri}/index.md`, languageId: 'markdown', version: 1, text: '[[' }
  return [
    { id: 1, method: 'initialize', params: { processId: null, rootUri, capabilities: {} } },
    { method: 'initialized', params: {} },
    { method: 'textDocument/didOpen', params: { textDocument } },
    {
      id: 2,
      method: 'textDocument/completion',
      params: { textDocument, position: { line: 0, character: 2 } },
    },
    { id: 3, method: 'workspace/symbol', params: { query: '' } },
    { id: 4, method: 'shutdown' },
    { method: 'exit' },
  ]
}
