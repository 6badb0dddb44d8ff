import type { PreviewAnswer } from '../note-preview.ts'
import { mergeChildren } from './merge-children.ts'
import type { PreviewReply, PreviewRequest } from './preview-messages.ts'
import type { NotePreviewOptions, RenderedPreview } from './preview-note.ts'

/** What a preview needs. */
interface PreviewPaneSettings {
  /** Takes the note's HTML. */
  readonly element: HTMLElement
  readonly options: NotePreviewOptions
  /** Whether only the server can make it, because the garden adds plugins of its own to the chain. */
  readonly needsServer: boolean
  /** Asks the server what a text's links mean; rejects when it is gone. */
  readonly ask: (text: string) => Promise<PreviewAnswer>
  readonly onRendered: (preview: RenderedPreview, milliseconds: number) => void
}

/** The page of a note while it is written. */
export interface PreviewPane {
  /** Shows a text: at once with what is known, and again when the server has answered. */
  show(text: string): void
  destroy(): void
}

let hasMathStyle = false

/** Formulas have styles of their own, which pages without any do not load. */
function loadMathStyle(): void {
  if (hasMathStyle) return
  hasMathStyle = true
  void import('katex/dist/katex.css')
}

/** How long nothing must be typed before the server is asked, in milliseconds; and where nothing is shown before it answers. */
const askDelay = 200
const shortAskDelay = 40

/** Creates the preview beside the editor. It is patched in place, so that what does not change does not move. */
export function createPreviewPane(settings: PreviewPaneSettings): PreviewPane {
  const { element, options, needsServer, ask, onRendered } = settings
  const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' })
  const send = (request: PreviewRequest): void => worker.postMessage(request)
  let number = 0
  let shown = 0
  let text = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false

  worker.addEventListener('message', ({ data }: MessageEvent<PreviewReply>) => {
    // Of an older text too, as long as it is newer than what is shown: who types faster than pages are made sees each
    // that is made, and not none.
    if (data.number <= shown) return
    shown = data.number
    const next = document.createElement('div')
    next.innerHTML = data.preview.html
    mergeChildren(element, next)
    const { lang, dir } = data.preview
    if (lang !== undefined) element.lang = lang
    element.dir = dir
    if (element.querySelector('.katex')) loadMathStyle()
    onRendered(data.preview, data.milliseconds)
  })
  send({ kind: 'start', options })

  const render = (shown: string): void => send({ kind: 'render', number: ++number, text: shown })

  const askServer = async (): Promise<void> => {
    if (isAsking) return
    isAsking = true
    const asked = text
    try {
      const answer = await ask(asked)
      send({ kind: 'learn', text: asked, answer })
      // What was asked is whole; a later text would be half known until the next answer.
      render(needsServer ? asked : text)
    } catch {
      // Without the server the preview goes on with what it knows; the editor says that the server is gone.
      if (needsServer) render(text)
    } finally {
      isAsking = false
      if (asked !== text) askLater()
    }
  }
  const askLater = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void askServer(), needsServer ? shortAskDelay : askDelay)
  }

  return {
    show(next) {
      text = next
      if (!needsServer) render(text)
      askLater()
    },
    destroy() {
      clearTimeout(timer)
      worker.terminate()
    },
  }
}
