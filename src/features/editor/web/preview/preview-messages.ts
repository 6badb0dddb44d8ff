import type { PreviewAnswer } from '../../note-preview.ts'
import type { NotePreviewOptions, RenderedPreview } from './preview-note.ts'

/** What the page asks of the preview's worker. */
export type PreviewRequest =
  | { readonly kind: 'start'; readonly options: NotePreviewOptions }
  /** What the server says of a text. */
  | { readonly kind: 'learn'; readonly text: string; readonly answer: PreviewAnswer }
  | { readonly kind: 'render'; readonly number: number; readonly text: string }

/** What it answers to `render`, unless a later text took its place. */
export interface PreviewReply {
  readonly number: number
  readonly preview: RenderedPreview
}
