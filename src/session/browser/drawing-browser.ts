import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { messageOf } from '../../model/message-of.ts'
import { type BrowserPipe, openBrowserPipe } from './browser-pipe.ts'

/** What came of asking a page. */
export type DrawingAnswer =
  | { readonly kind: 'answer'; readonly value: unknown }
  /** It took too long, or ended the browser. */
  | { readonly kind: 'failed'; readonly problem: string }
  /** There is no browser that works. */
  | { readonly kind: 'none' }

/** A browser in which what only browsers can draw is drawn, one drawing after another. */
export interface DrawingBrowser {
  /** What `drawHere` of the page whose script is the `entry` of `dist/web` says to a source. Never rejects. */
  ask(entry: string, source: string): Promise<DrawingAnswer>
  close(): Promise<void>
}

/** How it works. */
interface DrawingBrowserSettings {
  /** A program of Chromium's kind. */
  readonly program: string
  /** What this browser needs to be told. */
  readonly args?: readonly string[]
  /** Where the scripts are, with `manifest.json`. */
  readonly web: URL
  /** Milliseconds for a drawing. */
  readonly deadline?: number
}

/** Milliseconds to start in: a machine may be busy. */
const startDeadline = 40_000

/** Milliseconds after the last drawing. */
const idleTime = 20_000

/** The only place that its pages know; it exists nowhere. */
const origin = 'https://drawing.invalid/'

/** Some diagrams are as wide as the window. */
const windowSize = { width: 760, height: 900, deviceScaleFactor: 1, mobile: false }

/** A page that was opened. */
interface OpenPage {
  readonly pipe: BrowserPipe
  readonly session: string
  readonly entry: string
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** Nothing is started before the first drawing. */
export function createDrawingBrowser(settings: DrawingBrowserSettings): DrawingBrowser {
  const { deadline = 15_000 } = settings
  let page: OpenPage | undefined
  let isBroken = false
  let queue: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const end = async (): Promise<void> => {
    const ending = page
    page = undefined
    await ending?.pipe.close()
  }
  const ask = async (entry: string, source: string): Promise<DrawingAnswer> => {
    if (isBroken) return { kind: 'none' }
    clearTimeout(idle)
    if (page?.entry !== entry) {
      await end()
      page = await openPage(settings, entry).catch(() => undefined)
      isBroken = page === undefined
    }
    if (page === undefined) return { kind: 'none' }
    const { pipe, session } = page
    pipe.setBusy(true)
    try {
      const asking = evaluate(pipe, session, `drawHere(${JSON.stringify(source)})`)
      return { kind: 'answer', value: await within(deadline, asking) }
    } catch (error) {
      await end()
      return { kind: 'failed', problem: messageOf(error) }
    } finally {
      page?.pipe.setBusy(false)
      idle = setTimeout(() => void end(), idleTime).unref()
    }
  }

  return {
    ask(entry, source) {
      const answer = queue.then(() => ask(entry, source))
      queue = answer
      return answer
    },
    async close() {
      clearTimeout(idle)
      await queue
      await end()
    },
  }
}

/** A page with the script, whose every request is answered from the program's own files or not at all. */
async function openPage(
  { program, args = [], web }: DrawingBrowserSettings,
  entry: string,
): Promise<OpenPage> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', web), 'utf8')) as Readonly<
    Record<string, { readonly file: string } | undefined>
  >
  const script = manifest[entry]?.file
  if (script === undefined) throw new Error(`dist/web has no ${entry}`)
  const pipe = openBrowserPipe(program, args, (method, params, session) => {
    if (method !== 'Fetch.requestPaused') return
    const { requestId, request } = params as { requestId: string; request: { url: string } }
    void answerRequest(web, script, request.url)
      .then((answer) =>
        answer === undefined
          ? pipe.send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' }, session)
          : pipe.send('Fetch.fulfillRequest', { requestId, ...answer }, session),
      )
      .catch(() => {})
  })
  const open = async (): Promise<OpenPage> => {
    const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true })
    const session = String(sessionId)
    await pipe.send('Emulation.setDeviceMetricsOverride', windowSize, session)
    await pipe.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, session)
    await pipe.send('Page.enable', {}, session)
    await pipe.send('Page.navigate', { url: origin }, session)
    await evaluate(
      pipe,
      session,
      'new Promise((done) => { const look = () => (window.drawHere ? done() : setTimeout(look, 5)); look() })',
    )
    return { pipe, session, entry }
  }
  try {
    return await within(startDeadline, open())
  } catch (error) {
    await pipe.close()
    throw error
  }
}

async function answerRequest(web: URL, script: string, url: string): Promise<object | undefined> {
  if (!url.startsWith(origin)) return undefined
  const name = url.slice(origin.length)
  if (name === '')
    return {
      responseCode: 200,
      responseHeaders: [
        { name: 'Content-Type', value: 'text/html; charset=utf-8' },
        {
          name: 'Content-Security-Policy',
          value: `default-src 'none'; script-src ${origin}; style-src 'unsafe-inline' ${origin}; font-src ${origin}; img-src data:`,
        },
      ],
      body: Buffer.from(
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>-</title><body><script type="module" src="${script}"></script>`,
      ).toString('base64'),
    }
  if (!/^[\w-][\w.-]*$/.test(name)) return undefined
  const bytes = await readFile(new URL(name, web)).catch(() => undefined)
  return (
    bytes && {
      responseCode: 200,
      responseHeaders: [
        { name: 'Content-Type', value: types[extname(name)] ?? 'application/octet-stream' },
        { name: 'Access-Control-Allow-Origin', value: '*' },
      ],
      body: bytes.toString('base64'),
    }
  )
}

async function evaluate(pipe: BrowserPipe, session: string, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = (await pipe.send(
    'Runtime.evaluate',
    { expression, awaitPromise: true, returnByValue: true },
    session,
  )) as { result?: { value?: unknown }; exceptionDetails?: { text?: string } }
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text ?? 'the page failed')
  return result?.value
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took more than ${milliseconds / 1_000} s`)), milliseconds)
  })
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
