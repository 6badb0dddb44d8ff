import { html, nothing, type TemplateResult } from 'lit'
import { editorWords } from './editor-words.ts'
import type { BufferState } from './note-buffer.ts'

/** What stands around the text, and what its buttons do. */
export interface EditorFrame {
  readonly path: string
  readonly state: BufferState
  readonly wordCount: number
  /** On narrow screens `both` is the text alone. */
  readonly shows: 'both' | 'preview'
  readonly hasVim: boolean
  /** Something to say for a while; empty for nothing. */
  readonly notice: string
  readonly done: () => void
  readonly save: () => void
  readonly rename: () => void
  readonly showPast: () => void
  readonly showMentions: () => void
  readonly settle: () => void
  readonly switchPane: () => void
  readonly toggleVim: () => void
}

/** The bar above, the notice below it, and the two panes, which the editor and the preview fill themselves. */
export function renderEditorFrame(frame: EditorFrame): TemplateResult {
  const { path, state, notice } = frame
  const isTroubled = state.kind === 'offline' || state.kind === 'refused' || state.kind === 'conflict'
  const isPreview = frame.shows === 'preview'
  return html`<section class="editor" data-shows=${frame.shows} role="dialog" aria-modal="true" aria-label=${`${editorWords.edit}: ${path}`}>
    <header class="editor-bar">
      <button class="main" type="button" title="Ctrl Enter" @click=${frame.done}>${editorWords.done}</button>
      <span class="editor-path">${path}</span>
      <span class="editor-state" role="status" data-state=${state.kind}>${isTroubled ? nothing : editorWords.state(state)}</span>
      <span class="editor-words">${editorWords.words(frame.wordCount)}</span>
      <button class="editor-switch" type="button" aria-pressed=${isPreview} @click=${frame.switchPane}>${isPreview ? editorWords.text : editorWords.preview}</button>
      <details class="editor-menu">
        <summary aria-label=${editorWords.more}>⋯</summary>
        <div @click=${closeMenu}>
          <button type="button" @click=${frame.save}>${editorWords.save} <kbd>Ctrl S</kbd></button>
          <button type="button" @click=${frame.rename}>${editorWords.rename}…</button>
          <button type="button" @click=${frame.showMentions}>${editorWords.mentions.title}… <kbd>Alt L</kbd></button>
          <button type="button" @click=${frame.showPast}>${editorWords.history}…</button>
          <label><input type="checkbox" .checked=${frame.hasVim} @change=${frame.toggleVim}> ${editorWords.vim}</label>
        </div>
      </details>
    </header>
    <div class="editor-notice" role="alert" ?hidden=${!isTroubled && notice === ''}>
      ${isTroubled ? editorWords.state(state) : notice}
      ${state.kind === 'conflict' ? html`<button type="button" @click=${frame.settle}>${editorWords.conflict.settle}</button>` : nothing}
    </div>
    <div class="editor-panes">
      <div class="editor-text"></div>
      <div class="editor-preview" tabindex="0" role="region" aria-label=${editorWords.preview}>
        <article class="note"><h1></h1><div class="text"></div></article>
      </div>
    </div>
  </section>`
}

/** A command closes the menu it was chosen from; a switch leaves it open. */
function closeMenu(event: Event): void {
  const target = event.target as HTMLElement
  if (target.closest('button')) target.closest('details')!.open = false
}
