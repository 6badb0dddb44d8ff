import './tables.css'
import { type EditorState, type Extension, StateField, type Transaction } from '@codemirror/state'
import { type EditorView, showTooltip, type Tooltip } from '@codemirror/view'
import { editorWords } from '../editor-words.ts'
import { tableActions } from './table-actions.ts'
import { tableCommand } from './table-commands.ts'
import { findTableAt } from './table-place.ts'

/** A button over the table with the cursor: what the keys and the list of commands do with it, by a finger too. */
export const tableMenu: Extension = StateField.define<Tooltip | null>({
  create: tooltipFor,
  update(shown, transaction) {
    if (!transaction.docChanged && !transaction.selection) return shown
    if (shown && staysInRow(transaction)) return { ...shown, pos: transaction.changes.mapPos(shown.pos, -1) }
    const next = tooltipFor(transaction.state)
    return shown && next?.pos === shown.pos ? shown : next
  },
  provide: (field) => showTooltip.from(field),
})

/** Long tables are not looked through again at each letter. */
function staysInRow({ startState, state, newDoc }: Transaction): boolean {
  const before = startState.doc.lineAt(startState.selection.main.head)
  const after = newDoc.lineAt(state.selection.main.head)
  return before.number === after.number && startState.doc.lines === newDoc.lines && after.text.includes('|')
}

function tooltipFor(state: EditorState): Tooltip | null {
  const place = state.readOnly ? undefined : findTableAt(state, state.selection.main.head)
  if (!place) return null
  return { pos: state.doc.line(place.firstLine).from, above: true, strictSide: false, create: createMenu }
}

function createMenu(view: EditorView): { readonly dom: HTMLElement } {
  const dom = document.createElement('div')
  dom.className = 'cm-table-menu'
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = editorWords().commands.groups.table
  button.setAttribute('aria-haspopup', 'menu')
  button.setAttribute('aria-expanded', 'false')
  const menu = document.createElement('div')
  menu.setAttribute('role', 'menu')
  menu.hidden = true
  const close = (): void => {
    menu.hidden = true
    button.setAttribute('aria-expanded', 'false')
  }
  for (const [id, action] of tableActions) {
    const item = document.createElement('button')
    item.type = 'button'
    item.setAttribute('role', 'menuitem')
    item.textContent = editorWords().commands.names[id]
    item.addEventListener('click', () => {
      close()
      view.focus()
      tableCommand(action, document.documentElement.lang || 'en')(view)
    })
    menu.append(item)
  }
  button.addEventListener('click', () => {
    menu.hidden = !menu.hidden
    button.setAttribute('aria-expanded', String(!menu.hidden))
  })
  // The text keeps the cursor, and a phone its keyboard.
  dom.addEventListener('mousedown', (event) => event.preventDefault())
  dom.addEventListener('keydown', (event) =>
    moveOrClose(event, menu, () => {
      close()
      view.focus()
    }),
  )
  dom.append(button, menu)
  return { dom }
}

/** Arrows go through the entries, Escape goes back to the text. */
function moveOrClose(event: KeyboardEvent, menu: HTMLElement, leave: () => void): void {
  const items = [...menu.querySelectorAll('button')]
  const at = items.findIndex((item) => item.matches(':focus'))
  const next =
    event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 + (at < 0 ? 1 : 0) : undefined
  if (event.key === 'Escape') leave()
  else if (next !== undefined && !menu.hidden) items.at(next % items.length)?.focus()
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** Opens the menu of the table with the cursor and goes into it; false where there is none. */
export function openTableMenu(view: EditorView): boolean {
  const button = view.dom.querySelector<HTMLButtonElement>('.cm-table-menu > button')
  if (!button) return false
  if (button.getAttribute('aria-expanded') === 'false') button.click()
  button.parentElement?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  return true
}
