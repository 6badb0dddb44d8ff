import { html, nothing, type TemplateResult } from 'lit'
import { type EditorMode, editorModes } from './editor-mode.ts'
import { editorWords, stateWords } from './editor-words.ts'
import type { CommandId, EditorCommand } from './keys/command.ts'
import { editorCommands } from './keys/editor-commands.ts'
import { keysOf } from './keys/key-choices.ts'
import { showKey } from './keys/key-name.ts'
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
  readonly mode: EditorMode
  /** On narrow screens `both` is the text alone. */
  readonly shows: 'both' | 'preview'
  readonly hasVim: boolean
  readonly notice: EditorNotice | undefined
  /** Said above the preview for as long as it is true of it. */
  readonly previewNote: string | undefined
  /** The last change across notes, while it can be taken back. */
  readonly lastChange: string | undefined
  readonly done: () => void
  /** Runs a command of the menu. */
  readonly run: (command: EditorCommand) => void
  readonly undo: () => void
  readonly settle: () => void
  readonly switchPane: () => void
  readonly chooseMode: (mode: EditorMode) => void
  readonly toggleVim: () => void
}

/** The bar above, the notice below it, and the two panes, which the editor and the preview fill themselves. */
export function renderEditorFrame(frame: EditorFrame): TemplateResult {
  const { path, state } = frame
  const words = editorWords()
  const isTroubled = state.kind === 'offline' || state.kind === 'refused' || state.kind === 'conflict'
  const isPreview = frame.shows === 'preview'
  return html`<section class="editor" data-shows=${frame.shows} data-mode=${frame.mode} role="dialog" aria-modal="true" aria-label=${`${words.edit}: ${path}`}>
    <header class="editor-bar">
      <button class="main" type="button" title=${keyOf('note.done')} @click=${frame.done}>${words.done}</button>
      <span class="editor-path"><bdi>${path}</bdi></span>
      <span class="editor-state" role="status" data-state=${state.kind}>${isTroubled ? nothing : stateWords(state)}</span>
      ${renderModes(frame)}
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

/** The switch in the bar; on narrow screens it is in the menu. */
function renderModes({ mode, chooseMode }: EditorFrame): TemplateResult {
  const words = editorWords().mode
  return html`<div class="editor-modes" role="group" aria-label=${words.title}>
    ${editorModes.map(
      (one) =>
        html`<button type="button" title=${keyOf('view.mode')} aria-pressed=${one === mode} @click=${() => chooseMode(one)}>${words[one]}</button>`,
    )}
  </div>`
}

function renderMenu(frame: EditorFrame): TemplateResult {
  const words = editorWords()
  return html`<details class="editor-menu">
    <summary aria-label=${words.more}>⋯</summary>
    <div @click=${closeMenu}>
      <fieldset class="editor-mode-choice">
        <legend>${words.mode.title} <kbd>${keyOf('view.mode')}</kbd></legend>
        ${editorModes.map(
          (one) =>
            html`<label><input type="radio" name="editor-mode" .checked=${one === frame.mode} @change=${() => frame.chooseMode(one)}> ${words.mode[one]}</label>`,
        )}
      </fieldset>
      ${
        frame.lastChange === undefined
          ? nothing
          : html`<button type="button" @click=${frame.undo}>${words.change.undoLast(frame.lastChange)}</button>`
      }
      ${editorCommands.filter(({ inMenu }) => inMenu).map((command) => renderMenuItem(command, frame))}
      <label><input type="checkbox" .checked=${frame.hasVim} @change=${frame.toggleVim}> ${words.vim}</label>
    </div>
  </details>`
}

function renderMenuItem(command: EditorCommand, { run }: EditorFrame): TemplateResult {
  const key = keyOf(command.id)
  return html`<button type="button" @click=${() => run(command)}>${editorWords().commands.names[command.id]}${command.asks ? '…' : ''} ${key === undefined ? nothing : html`<kbd>${key}</kbd>`}</button>`
}

/** The key that a command has now, as people read it. */
function keyOf(id: CommandId): string | undefined {
  const command = editorCommands.find((one) => one.id === id)
  const key = command && keysOf(command)[0]
  return key === undefined ? undefined : showKey(key)
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
