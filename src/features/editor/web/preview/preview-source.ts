import type { PreviewAnswer, ShownNote } from '../../note-preview.ts'
import type { LocalPreview } from './local-preview.ts'
import type { RenderedPreview } from './preview-note.ts'

/** What a preview is made from. */
interface PreviewSourceSettings {
  /** Asks the server; rejects when it is gone or refuses. */
  readonly ask: (text: string, signal: AbortSignal) => Promise<PreviewAnswer>
  /** Loads the browser's own chain. */
  readonly loadLocal: (
    onRendered: (number: number, preview: RenderedPreview) => void,
  ) => Promise<LocalPreview>
  /** Whether only the server can make it whole, because the garden adds plugins of its own. */
  readonly needsServer: boolean
  /** `answer` is there for what the server made. */
  readonly onShown: (shown: ShownNote, answer: PreviewAnswer | undefined) => void
}

/** Makes the pages of a text that changes all the time. */
export interface PreviewSource {
  /** The text has changed; it is read when the server is asked, and not at each key. */
  show(text: () => string): void
  /** The garden has changed, or the server is there again: the same text is asked for once more. */
  again(): void
  stop(): void
}

/** How long nothing must be typed before the server is asked, in milliseconds. */
const askDelays = { least: 40, most: 500 }

/** How many times that long nothing must be typed, as it takes to show what the server answers. */
const patience = 12

/**
 * A server that takes longer is helped out by the browser's own chain, in milliseconds. The first answer has time: the page
 * is only just being opened, and nobody has typed yet.
 */
const slowAfter = { first: 2_000, later: 300 }

/** First and longest time until a server that is gone is asked again, in milliseconds. */
const retries = { first: 1_000, longest: 15_000 }

/**
 * The server makes what is shown: it is the page itself. It is asked for one text at a time; who types on has the newest
 * asked for next, and a request that takes long is given up then. Only while the server is away or slow the browser's own
 * chain is loaded and shows each text at once, with what the server has said so far.
 */
export function createPreviewSource(settings: PreviewSourceSettings): PreviewSource {
  const { ask, loadLocal, needsServer, onShown } = settings
  let text = (): string => ''
  /** Of the newest text, and of the one that is shown. */
  let number = 0
  let shown = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let request: { readonly controller: AbortController; isSlow: boolean } | undefined
  let server: 'quick' | 'slow' | 'away' = 'quick'
  let retry = retries.first
  let local: Promise<LocalPreview | undefined> | undefined
  let learned: { readonly text: string; readonly answer: PreviewAnswer } | undefined
  let isStopped = false
  /** A page that takes long to show waits for a longer pause: it must not hold up who types on. */
  let askDelay = askDelays.least

  const put = (page: ShownNote, answer: PreviewAnswer | undefined): void => {
    const begun = performance.now()
    onShown(page, answer)
    const took = patience * (performance.now() - begun)
    askDelay = Math.min(askDelays.most, Math.max(askDelays.least, took))
  }

  const helpOut = async (): Promise<void> => {
    if (server === 'quick' || (needsServer && server === 'slow')) return
    const isFirst = local === undefined
    // Where it cannot be had, the last that was shown stays.
    local ??= loadLocal(onLocal).catch(() => undefined)
    const chain = await local
    if (chain === undefined) local = undefined
    if (isStopped) chain?.stop()
    else {
      if (isFirst && learned) chain?.learn(learned.text, learned.answer)
      chain?.render(number, text())
    }
  }
  const onLocal = (made: number, preview: RenderedPreview): void => {
    if (made <= shown || isStopped || server === 'quick') return
    shown = made
    put(preview, undefined)
  }

  const askNow = async (): Promise<void> => {
    if (request || isStopped) return
    const asked = { number, text: text() }
    const own = { controller: new AbortController(), isSlow: false }
    request = own
    const slow = setTimeout(
      () => {
        own.isSlow = true
        if (server === 'quick') server = 'slow'
        void helpOut()
      },
      slowAfter[learned ? 'later' : 'first'],
    )
    try {
      const answer = await ask(asked.text, own.controller.signal)
      if (isStopped) return
      server = own.isSlow ? 'slow' : 'quick'
      retry = retries.first
      learned = { text: asked.text, answer }
      void local?.then((chain) => chain?.learn(asked.text, answer))
      if (asked.number >= shown) {
        shown = asked.number
        put(answer.shown, answer)
      }
    } catch {
      if (isStopped || own.controller.signal.aborted) return
      server = 'away'
      void helpOut()
      askLater(retry)
      retry = Math.min(retries.longest, retry * 2)
    } finally {
      clearTimeout(slow)
      request = undefined
      if (asked.number !== number) askLater(askDelay)
    }
  }
  const askLater = (delay: number): void => {
    if (isStopped) return
    clearTimeout(timer)
    timer = setTimeout(() => void askNow(), delay)
  }

  return {
    show(next) {
      text = next
      number++
      if (request?.isSlow) request.controller.abort()
      void helpOut()
      askLater(askDelay)
    },
    again() {
      number++
      askLater(askDelay)
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
      request?.controller.abort()
      void local?.then((chain) => chain?.stop())
    },
  }
}
