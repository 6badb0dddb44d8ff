import { html, render, type TemplateResult } from 'lit'
import './keys.css'
import { editorWords } from '../editor-words.ts'
import { type EditorCommand, groupOf } from './command.ts'
import { keysOf } from './key-choices.ts'
import { showKey } from './key-name.ts'

/** Commands that belong to a key alone, and so are not chosen from a list. */
const bare: ReadonlySet<string> = new Set(['view.commands', 'list.continue', 'list.removeMark', 'cursor.one'])

/** Lets somebody choose a command by its name; undefined when the dialog is closed without one. */
export async function chooseCommand(commands: readonly EditorCommand[]): Promise<EditorCommand | undefined> {
  const words = editorWords().commands
  const dialog = document.createElement('dialog')
  dialog.className = 'ask command-palette'
  dialog.setAttribute('aria-label', words.keys.commands)
  let filter = ''
  let at = 0
  let chosen: EditorCommand | undefined
  const found = (): readonly EditorCommand[] => findCommands(commands, filter)
  const choose = (command: EditorCommand | undefined): void => {
    chosen = command
    dialog.close()
  }
  const draw = (): void => {
    render(renderPalette(found(), at, type, choose), dialog)
  }
  const type = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) filter = event.target.value
    at = 0
    draw()
  }
  dialog.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.isComposing || (step === 0 && event.key !== 'Enter')) return
    event.preventDefault()
    const all = found()
    if (event.key === 'Enter') choose(all[at])
    else {
      at = (at + step + all.length) % Math.max(1, all.length)
      draw()
      dialog.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
    }
  })
  document.body.append(dialog)
  draw()
  dialog.showModal()
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }))
  dialog.remove()
  return chosen
}

/** Commands whose name, group or key has every word of a filter. */
function findCommands(commands: readonly EditorCommand[], filter: string): readonly EditorCommand[] {
  const { names, groups } = editorWords().commands
  const wanted = filter.toLocaleLowerCase().split(/\s+/)
  return commands.filter((command) => {
    const text = [
      names[command.id],
      groups[groupOf(command.id)],
      ...keysOf(command).map((key) => showKey(key)),
    ]
    const all = text.join(' ').toLocaleLowerCase()
    return !bare.has(command.id) && wanted.every((word) => all.includes(word))
  })
}

function renderPalette(
  commands: readonly EditorCommand[],
  at: number,
  type: (event: Event) => void,
  choose: (command: EditorCommand) => void,
): TemplateResult {
  const { keys: words, names } = editorWords().commands
  return html`<input type="search" role="combobox" aria-expanded="true" aria-controls="-commands" aria-activedescendant=${`-command-${at}`} aria-label=${words.filter} placeholder=${words.filter} @input=${type}>
    <ul id="-commands" role="listbox" aria-label=${words.commands}>
      ${commands.map(
        (command, i) =>
          html`<li id=${`-command-${i}`} role="option" aria-selected=${i === at} @click=${() => choose(command)}>
            <span>${names[command.id]}${command.asks ? '…' : ''}</span>
            ${keysOf(command)
              .slice(0, 1)
              .map((key) => html`<kbd>${showKey(key)}</kbd>`)}
          </li>`,
      )}
    </ul>
    <p role="status">${commands.length === 0 ? words.nothing : ''}</p>`
}
