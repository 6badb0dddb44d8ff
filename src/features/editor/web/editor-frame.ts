import { html, nothing, type TemplateResult } from 'lit'
import { editorWords, stateWords } from './editor-words.ts'
import type { BufferState } from './note-buffer.ts'

/** Something said for a while, with something to do about it. */
export interface EditorNotice {
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** What stands around the text, and what its buttons do. */
interface EditorFrame {
  readonly path: string
  readonly state: BufferState
  readonly wordCount: number
  /** On narrow screens `both` is the text alone. */
  readonly shows: 'both' | 'preview'
  readonly hasVim: boolean
  readonly notice: EditorNotice | undefined
  /** Said above the preview for as long as it is true of it. */
  readonly previewNote: string | undefined
  /** The last change across notes, while it can be taken back. */
  readonly lastChange: string | undefined
  readonly done: () => void
  readonly save: () => void
  readonly rename: () => void
  readonly merge: () => void
  readonly extract: () => void
  readonly remove: () => void
  readonly undo: () => void
  readonly showPast: () => void
  readonly showMentions: () => void
  readonly settle: () => void
  readonly switchPane: () => void
  readonly toggleVim: () => void
}

/** The bar above, the notice below it, and the two panes, which the editor and the preview fill themselves. */
export function renderEditorFrame(frame: EditorFrame): TemplateResult {
  const { path, state } = frame
  const words = editorWords()
  const isTroubled = state.kind === 'offline' || state.kind === 'refused' || state.kind === 'conflict'
  const isPreview = frame.shows === 'preview'
  return html`<section class="editor" data-shows=${frame.shows} role="dialog" aria-modal="true" aria-label=${`${words.edit}: ${path}`}>
    <header class="editor-bar">
      <button class="main" type="button" title="Ctrl Enter" @click=${frame.done}>${words.done}</button>
      <span class="editor-path"><bdi>${path}</bdi></span>
      <span class="editor-state" role="status" data-state=${state.kind}>${isTroubled ? nothing : stateWords(state)}</span>
      <span class="editor-words">${words.words(frame.wordCount, words.number(frame.wordCount))}</span>
      <button class="editor-switch" type="button" aria-pressed=${isPreview} @click=${frame.switchPane}>${isPreview ? words.text : words.preview}</button>
      ${renderMenu(frame)}
    </header>
    ${renderNotice(frame, isTroubled)}
    <div class="editor-panes">
      <div class="editor-text"></div>
      <div class="editor-preview" tabindex="0" role="region" aria-label=${words.preview}>
        ${frame.previewNote === undefined ? nothing : html`<p class="editor-preview-note">${frame.previewNote}</p>`}
        <article class="note"><h1 data-plain></h1><div class="text"></div></article>
      </div>
    </div>
  </section>`
}

function renderMenu(frame: EditorFrame): TemplateResult {
  const words = editorWords()
  const { change } = words
  return html`<details class="editor-menu">
    <summary aria-label=${words.more}>⋯</summary>
    <div @click=${closeMenu}>
      <button type="button" @click=${frame.save}>${words.save} <kbd>Ctrl S</kbd></button>
      <button type="button" @click=${frame.rename}>${change.rename}… <kbd>F2</kbd></button>
      <button type="button" @click=${frame.extract}>${change.extract}…</button>
      <button type="button" @click=${frame.merge}>${change.merge}…</button>
      ${
        frame.lastChange === undefined
          ? nothing
          : html`<button type="button" @click=${frame.undo}>${change.undoLast(frame.lastChange)}</button>`
      }
      <button type="button" @click=${frame.showMentions}>${words.mentions.title}… <kbd>Alt L</kbd></button>
      <button type="button" @click=${frame.showPast}>${words.past.title}…</button>
      <button type="button" @click=${frame.remove}>${words.removal.title}…</button>
      <label><input type="checkbox" .checked=${frame.hasVim} @change=${frame.toggleVim}> ${words.vim}</label>
    </div>
  </details>`
}

function renderNotice({ state, notice, settle }: EditorFrame, isTroubled: boolean): TemplateResult {
  const { action } = notice ?? {}
  return html`<div class="editor-notice" role="alert" ?hidden=${!isTroubled && notice === undefined}>
    ${isTroubled ? stateWords(state) : notice?.text}
    ${state.kind === 'conflict' ? html`<button type="button" @click=${settle}>${editorWords().conflict.settle}</button>` : nothing}
    ${!isTroubled && action ? html`<button type="button" @click=${action.run}>${action.label}</button>` : nothing}
  </div>`
}

/** A command closes the menu it was chosen from; a switch leaves it open. */
function closeMenu(event: Event): void {
  const target = event.target as HTMLElement
  if (target.closest('button')) target.closest('details')!.open = false
}
