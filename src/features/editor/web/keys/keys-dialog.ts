import { html, nothing, render, type TemplateResult } from 'lit'
import './keys.css'
import { joinList } from '../../../../../web/controllers/join-list.ts'
import { editorWords } from '../editor-words.ts'
import { type EditorCommand, groupOf } from './command.ts'
import { chooseKeys, keysOf, readKeyChoices, resetKeys } from './key-choices.ts'
import { findConflicts } from './key-conflicts.ts'
import { nameKey, normalizeKey, refuseKey, showKey } from './key-name.ts'

/** What the dialog is about to do. */
interface DialogState {
  readonly commands: readonly EditorCommand[]
  filter: string
  /** The command that waits for a key. */
  recording: EditorCommand | undefined
  /** A key that others have, until it is decided. */
  asked:
    | { readonly command: EditorCommand; readonly key: string; readonly others: readonly EditorCommand[] }
    | undefined
  message: string
}

/** Shows every key of the editor, to change it; resolves when the dialog is closed. */
export async function showKeys(commands: readonly EditorCommand[]): Promise<void> {
  const dialog = document.createElement('dialog')
  dialog.className = 'ask keys-dialog'
  dialog.setAttribute('aria-label', editorWords().commands.keys.title)
  const state: DialogState = { commands, filter: '', recording: undefined, asked: undefined, message: '' }
  const draw = (): void => {
    render(renderDialog(state, dialog, draw), dialog)
  }
  dialog.addEventListener('keydown', (event) => record(event, state, draw), true)
  document.body.append(dialog)
  draw()
  dialog.showModal()
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }))
  dialog.remove()
}

function record(event: KeyboardEvent, state: DialogState, draw: () => void): void {
  const { recording } = state
  if (!recording) return
  event.preventDefault()
  event.stopPropagation()
  const key = nameKey(event)
  if (key === undefined) return
  const words = editorWords().commands
  state.recording = undefined
  state.message = ''
  const refusal = refuseKey(key)
  const others = findConflicts(state.commands, recording, key)
  if (key === 'Escape') state.message = ''
  else if (refusal) state.message = words.keys[refusal](showKey(key))
  else if (others.length > 0) state.asked = { command: recording, key, others }
  else setKey(state, recording, key)
  draw()
}

function setKey(state: DialogState, command: EditorCommand, key: string): void {
  chooseKeys({ [command.id]: [key] })
  const words = editorWords().commands
  state.message = words.keys.changed(words.names[command.id], showKey(key))
}

function renderDialog(state: DialogState, dialog: HTMLDialogElement, draw: () => void): TemplateResult {
  const words = editorWords().commands
  const shown = state.commands.filter((command) => matches(command, state.filter))
  const groups = [...new Set(shown.map(({ id }) => groupOf(id)))]
  return html`<h2>${words.keys.title}</h2>
    <p>${words.keys.about}</p>
    <input type="search" .value=${state.filter} aria-label=${words.keys.filter} placeholder=${words.keys.filter} @input=${(
      event: Event,
    ) => {
      if (event.target instanceof HTMLInputElement) state.filter = event.target.value
      draw()
    }}>
    <p class="keys-message" role="status">${state.message}</p>
    ${state.asked ? renderQuestion(state.asked, state, draw) : nothing}
    <div class="keys-list">
      ${groups.map(
        (group) => html`<h3>${words.groups[group]}</h3>
          <ul>${shown.filter(({ id }) => groupOf(id) === group).map((command) => renderRow(command, state, draw))}</ul>`,
      )}
    </div>
    <div class="ask-choices">
      <button class="main" type="button" @click=${() => dialog.close()}>${words.keys.close}</button>
      <button type="button" ?disabled=${Object.keys(readKeyChoices()).length === 0} @click=${() => {
        resetKeys()
        draw()
      }}>${words.keys.resetAll}</button>
    </div>`
}

function matches(command: EditorCommand, filter: string): boolean {
  const wanted = filter.trim().toLocaleLowerCase()
  const keys = keysOf(command).map((key) => showKey(key))
  return [editorWords().commands.names[command.id], ...keys].some((text) =>
    text.toLocaleLowerCase().includes(wanted),
  )
}

function renderRow(command: EditorCommand, state: DialogState, draw: () => void): TemplateResult {
  const { keys: words, names } = editorWords().commands
  const name = names[command.id]
  const isChosen = readKeyChoices()[command.id] !== undefined
  const keys = keysOf(command)
  const isRecording = state.recording?.id === command.id
  const shown = isRecording ? words.press : keys.map((key) => showKey(key)).join(' ') || words.none
  const start = (): void => {
    Object.assign(state, { recording: command, asked: undefined, message: '' })
    draw()
  }
  return html`<li>
    <span>${name}</span>
    <button type="button" class="key-record" aria-label=${`${words.change(name)}, ${shown}`} aria-pressed=${isRecording} @click=${start} @blur=${() => {
      if (state.recording?.id === command.id) state.recording = undefined
      draw()
    }}>${isRecording || keys.length === 0 ? shown : keys.map((key) => html`<kbd>${showKey(key)}</kbd> `)}</button>
    <button type="button" class="key-reset" aria-label=${`${words.resetShort}, ${words.reset(name)}`} ?hidden=${!isChosen} @click=${() => {
      chooseKeys({ [command.id]: undefined })
      draw()
    }}>${words.resetShort}</button>
  </li>`
}

function renderQuestion(
  { command, key, others }: NonNullable<DialogState['asked']>,
  state: DialogState,
  draw: () => void,
): TemplateResult {
  const { keys: words, names } = editorWords().commands
  const decide = (isTaken: boolean): void => {
    state.asked = undefined
    if (isTaken) {
      for (const other of others)
        chooseKeys({ [other.id]: keysOf(other).filter((one) => normalizeKey(one) !== normalizeKey(key)) })
      setKey(state, command, key)
    }
    draw()
  }
  return html`<p class="keys-question" role="alert">
    ${words.taken(showKey(key), joinList(others.map(({ id }) => names[id])))}
    <button type="button" @click=${() => decide(true)}>${words.takeOver}</button>
    <button type="button" @click=${() => decide(false)}>${words.leave}</button>
  </p>`
}
