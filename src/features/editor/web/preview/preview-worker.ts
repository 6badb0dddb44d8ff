import type { PreviewReply, PreviewRequest } from './preview-messages.ts'
import { createNotePreview, type NotePreview } from './preview-note.ts'

/** Renders previews away from the thread that takes the keys. Of several texts that wait, only the last is made. */
let preview: NotePreview | undefined
let waiting: Extract<PreviewRequest, { kind: 'render' }> | undefined

self.addEventListener('message', ({ data }: MessageEvent<PreviewRequest>) => {
  switch (data.kind) {
    case 'start':
      preview = createNotePreview(data.options)
      return
    case 'learn':
      preview?.learn(data.text, data.answer)
      return
    case 'render':
      if (waiting === undefined) setTimeout(renderLast)
      waiting = data
  }
})

function renderLast(): void {
  const request = waiting
  waiting = undefined
  if (request === undefined || preview === undefined) return
  const reply: PreviewReply = { number: request.number, preview: preview.render(request.text) }
  self.postMessage(reply)
}
