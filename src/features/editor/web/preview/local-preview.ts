import type { PreviewAnswer } from '../../note-preview.ts'
import type { PreviewReply, PreviewRequest } from './preview-messages.ts'
import type { NotePreviewOptions, RenderedPreview } from './preview-note.ts'
import scriptOfWorker from './preview-worker.ts?worker&url'

const workerUrl: string = scriptOfWorker

/** The browser's own chain, in a worker: what a text becomes as long as the server does not say so. */
export interface LocalPreview {
  /** Of several texts that wait, only the last is made. Numbers come back with what is made. */
  render(number: number, text: string): void
  /** Takes what the server said of a text. */
  learn(text: string, answer: PreviewAnswer): void
  stop(): void
}

/** Starts the worker. */
export function createLocalPreview(
  options: NotePreviewOptions,
  onRendered: (number: number, preview: RenderedPreview) => void,
): LocalPreview {
  const worker = new Worker(workerUrl, { type: 'module' })
  const send = (request: PreviewRequest): void => worker.postMessage(request)
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewReply>) =>
    onRendered(data.number, data.preview),
  )
  send({ kind: 'start', options })
  return {
    render: (number, text) => send({ kind: 'render', number, text }),
    learn: (text, answer) => send({ kind: 'learn', text, answer }),
    stop: () => worker.terminate(),
  }
}

/** Has the browser keep the worker's script: it is wanted when the server that has it is gone. */
export async function keepLocalPreview(): Promise<void> {
  await fetch(workerUrl, { priority: 'low' }).then((response) => response.arrayBuffer())
}
