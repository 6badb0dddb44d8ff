import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { digest } from '../../../src/store/digest.ts'
import type { loopbackPolicy } from './loopback-policy.ts'
import { openApp } from './open-app.ts'

/** The key of the server under test. */
export const token = 't'.repeat(43)

/** What a save says it is based on. */
export const hashOf = (text: string): string => digest(new TextEncoder().encode(text))

/** Headers of a request; undefined leaves one out that is sent else. */
export type Headers = Record<string, string | undefined>

/** What a page of the server itself sends. */
const honest = {
  host: 'localhost:4321',
  origin: 'http://localhost:4321',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'x-hortus-token': token,
}

/** Status and error of an answer that refuses. */
export const problem = async (response: Response): Promise<unknown> => [
  response.status,
  ((await response.json()) as { error: string }).error,
]

/** Every file and folder below `folder`, with its bytes. */
export function tree(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names.map((name) => {
      const file = join(folder, name)
      return [name, statSync(file).isFile() ? readFileSync(file, 'latin1') : '']
    }),
  )
}

/**
 * Each test of the file gets a new garden of two notes, with secrets beside and in it, behind the server's routes. What is
 * returned is that of the test that runs.
 */
export function useEditApi() {
  let sandbox: string
  let root: string
  let opened: Awaited<ReturnType<typeof openApp>>

  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  async function start(
    policy: Parameters<typeof loopbackPolicy>[0] = {},
    canEdit = true,
    now?: () => number,
  ): Promise<void> {
    opened = await openApp(root, { policy, canEdit, ...(now && { now }) })
  }

  beforeEach(async () => {
    sandbox = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-api-')))
    root = join(sandbox, 'vault')
    mkdirSync(root)
    mkdirSync(join(sandbox, 'vault-evil'))
    writeFileSync(join(sandbox, 'vault-evil/a.md'), 'secret')
    writeFileSync(join(sandbox, 'outside.md'), 'secret')
    write('a.md', '# A\n\nSee [[b]].')
    write('x/b.md', '# B\n')
    write('.git/config', 'secret')
    write('.env', 'secret')
    await start()
  })
  afterEach(() => rmSync(sandbox, { recursive: true, force: true }))

  function ask(method: string, path: string, body?: unknown, headers: Headers = {}) {
    const all = Object.entries<string | undefined>({ ...honest, ...headers }).filter(
      ([, value]) => value !== undefined,
    )
    return opened.app.request(`http://localhost:4321/notes/-/api/${path}`, {
      method,
      headers: Object.fromEntries(all) as Record<string, string>,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }

  return {
    /** The folder with the garden and what lies beside it. */
    sandbox: () => sandbox,
    root: () => root,
    app: () => opened.app,
    session: () => opened.session,
    write,
    read: (path: string): string => readFileSync(join(root, path), 'utf8'),
    /** Opens the garden anew, for other settings. */
    start,
    ask,
    put: (path: string, text: string, base: string | undefined, headers: Headers = {}) =>
      ask(
        'PUT',
        'note',
        { path, text, client: 'one' },
        { 'if-match': base === undefined ? undefined : `"${hashOf(base)}"`, ...headers },
      ),
  }
}
