import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/** A browser that is spoken to in its protocol for developers, by a pipe: nobody else can speak to it. */
export interface BrowserPipe {
  /** Rejects where the browser refuses, or ends. */
  send(method: string, params?: object, session?: string): Promise<Readonly<Record<string, unknown>>>
  /** While nothing is asked it keeps nobody waiting. */
  setBusy(isBusy: boolean): void
  close(): Promise<void>
}

/** What the browser tells unasked. */
type BrowserEvent = (method: string, params: Readonly<Record<string, unknown>>, session: string) => void

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/** What a browser may know of where it runs. */
const passed = ['PATH', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'SystemRoot', 'TEMP', 'TMP']

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--password-store=basic',
  '--use-mock-keychain',
  '--hide-scrollbars',
  '--force-device-scale-factor=1',
  '--font-render-hinting=none',
  '--lang=en-US',
  // Nothing has an address, and nothing is asked for but by names.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--js-flags=--max-old-space-size=384',
]

/** Starts a browser with a profile of its own, which goes with it. `args` are added to what is always said to it. */
export function openBrowserPipe(
  program: string,
  args: readonly string[],
  onEvent: BrowserEvent,
): BrowserPipe {
  const profile = mkdtempSync(join(tmpdir(), 'hortus-draw-'))
  const child = startBrowser(program, args, profile)
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable]
  const waiting = new Map<
    number,
    { resolve(result: Readonly<Record<string, unknown>>): void; reject(error: Error): void }
  >()
  let last = 0
  let hasEnded = false
  const remove = (): void => {
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    } catch {
      // A part of it is still in use; the system clears its folder of what is temporary.
    }
  }
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      if (hasEnded) return
      hasEnded = true
      for (const { reject } of waiting.values()) reject(new Error('the browser has ended'))
      waiting.clear()
      process.off('exit', remove)
      remove()
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  process.once('exit', remove)
  input.on('error', () => {})
  output.on('error', () => {})

  const take = (text: string): void => {
    const { id, method, params = {}, result = {}, error, sessionId = '' } = JSON.parse(text) as Message
    if (id === undefined) {
      if (method !== undefined) onEvent(method, params, sessionId)
      return
    }
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(new Error(error.message))
    else asked?.resolve(result)
  }
  readMessages(output, take)

  return {
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        if (hasEnded) {
          reject(new Error('the browser has ended'))
          return
        }
        const id = ++last
        waiting.set(id, { resolve, reject })
        input.write(
          `${JSON.stringify({ id, method, params, ...(session !== undefined && { sessionId: session }) })}\0`,
        )
      }),
    setBusy(isBusy) {
      for (const one of [child, input, output] as readonly { ref?(): void; unref?(): void }[])
        if (isBusy) one.ref?.()
        else one.unref?.()
    },
    close() {
      child.ref()
      input.end()
      // Without its pipe it ends by itself, and what it has started with it.
      const killing = setTimeout(() => child.kill('SIGKILL'), 2_000)
      return ended.finally(() => clearTimeout(killing))
    },
  }
}

function startBrowser(program: string, args: readonly string[], profile: string): ChildProcess {
  const env = Object.fromEntries(
    passed.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
  return spawn(
    program,
    [
      ...flags,
      `--user-data-dir=${profile}`,
      // A browser run by root has no sandbox of its own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
      'about:blank',
    ],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      // Equal drawings everywhere: days begin at the same moment.
      env: { ...env, HOME: profile, TMPDIR: profile, TZ: 'UTC', LANG: 'C.UTF-8' },
      windowsHide: true,
    },
  )
}

/** Messages end with a zero. */
function readMessages(output: Readable, take: (text: string) => void): void {
  let pieces: Buffer[] = []
  output.on('data', (data: Buffer) => {
    let rest = data
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      take(Buffer.concat([...pieces, rest.subarray(0, end)]).toString('utf8'))
      pieces = []
      rest = rest.subarray(end + 1)
    }
    if (rest.length > 0) pieces.push(rest)
  })
}
