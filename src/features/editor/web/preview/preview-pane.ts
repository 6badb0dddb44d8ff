import type { PreviewAnswer, ShownNote } from '../../note-preview.ts'
import type { NotePreviewOptions } from './preview-note.ts'
import { createPreviewSource } from './preview-source.ts'
import { retryPictures } from './retry-pictures.ts'
import { loadMathStyle, loadNeeded, showBody } from './show-body.ts'

/** What a preview needs. */
interface PreviewPaneSettings {
  /** The note as it is now. */
  readonly text: () => string
  /** Takes the note's HTML. */
  readonly element: HTMLElement
  readonly options: NotePreviewOptions
  /** Whether only the server can make it whole, because the garden adds plugins of its own to the chain. */
  readonly needsServer: boolean
  /** Asks the server what a text becomes; rejects when it is gone. */
  readonly ask: (text: string, signal: AbortSignal) => Promise<PreviewAnswer>
  /** `isExact` says that it is what the page would be: the server has made it. */
  readonly onRendered: (shown: ShownNote, isExact: boolean) => void
}

/** The page of a note while it is written. */
export interface PreviewPane {
  /** Shows the text as soon as the server has made it. While the pane is not to be seen nothing is asked. */
  show(): void
  /** The garden has changed: what the text shows of other notes is made anew. */
  refresh(): void
  destroy(): void
}

/** How long after the first words what is wanted without the server is fetched, in milliseconds. */
const keepAfter = 15_000

/** Creates the preview beside the editor. It is patched in place, so that what does not change does not move. */
export function createPreviewPane(settings: PreviewPaneSettings): PreviewPane {
  const { element, options, needsServer, ask, onRendered, text } = settings
  const pictures = retryPictures(element)
  let isSeen = element.checkVisibility()
  /** Whether the text changed while nobody saw the pane. */
  let isOld = false
  let count = 0
  let keepTimer: ReturnType<typeof setTimeout> | undefined

  const source = createPreviewSource({
    ask,
    needsServer,
    loadLocal: async (onLocal) => {
      const { createLocalPreview } = await import('./local-preview.ts')
      return createLocalPreview(options, onLocal)
    },
    onShown: (shown, answer) => {
      showBody(element, shown)
      if (answer) loadNeeded(answer)
      else loadMathStyle(element)
      onRendered(shown, answer !== undefined)
    },
  })
  // To ask at each key whether it is seen would have everything laid out at once.
  const observer = new IntersectionObserver((entries) => {
    isSeen = entries.at(-1)?.isIntersecting === true
    if (!isSeen || !isOld) return
    isOld = false
    source.show(text)
  })
  observer.observe(element.closest('.editor-preview') ?? element)

  return {
    show() {
      if (++count > 1) keepTimer ??= setTimeout(() => void keepReady(), keepAfter)
      isOld = !isSeen
      if (isSeen) source.show(text)
    },
    refresh() {
      pictures.now()
      if (!isOld) source.again()
    },
    destroy() {
      clearTimeout(keepTimer)
      observer.disconnect()
      pictures.stop()
      source.stop()
    },
  }
}

async function keepReady(): Promise<void> {
  try {
    const { keepLocalPreview } = await import('./local-preview.ts')
    await Promise.all([keepLocalPreview(), import('../find/open-find.ts')])
  } catch {
    // The server is gone already: the preview waits for it.
  }
}
