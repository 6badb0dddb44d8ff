import { provideCommand } from '../../../../web/controllers/commands.ts'
import { isWriting } from '../../../../web/controllers/is-writing.ts'
import { provideKeyList } from '../../../../web/controllers/key-lists.ts'
import { siteBase } from '../../../../web/controllers/site.ts'
import { claimFromAddress, keySettled, readKey } from './access-key.ts'
import { editorWords, loadEditorWords } from './editor-words.ts'
import { isReload } from './reload-place.ts'

/**
 * Lets authors write, on pages of the local server alone: a button and the key `e` open the page's note in the editor,
 * and a click on a wanted note begins to write it. The editor is loaded when it is first asked for.
 */
claimFromAddress(new URL(siteBase(), location.href).href)

/** Asks for the note's source path below; written on its page. */
function notePathOfPage(): string | undefined {
  return document.querySelector<HTMLElement>('main article.note[data-path]')?.dataset['path']
}

/** `comesBack` says that the editor was open before the page was loaded anew. */
async function editPage(comesBack = false, path = notePathOfPage()): Promise<void> {
  if (path === undefined) return
  const { openEditor } = await import('./open-editor.ts')
  await openEditor({ path, comesBack })
}

async function writeWanted(link: HTMLElement): Promise<void> {
  const { openEditor } = await import('./open-editor.ts')
  const name = link.dataset['write'] ?? link.dataset['name'] ?? link.textContent?.trim() ?? ''
  // In a list of wanted notes others ask for it, and the server knows who.
  const isListed = link.dataset['write'] !== undefined
  const source = isListed
    ? undefined
    : (link.closest<HTMLElement>('[data-path]')?.dataset['path'] ?? notePathOfPage())
  await openEditor({ name, ...(source !== undefined && { source }) })
}

async function writeNew(): Promise<void> {
  const { openNewNote } = await import('./open-new-note.ts')
  await openNewNote(notePathOfPage())
}

async function openDay(): Promise<void> {
  if (document.querySelector('hortus-editor, hortus-desk')) return
  const { openToday } = await import('./open-editor.ts')
  await openToday()
}

async function showDesk(): Promise<void> {
  const { openDesk } = await import('./open-desk.ts')
  await openDesk()
}

/** Adds the desk and the new note to the garden's column. */
function addDesk(): void {
  const tools = document.querySelector('header.site .tools')
  if (!tools || tools.querySelector('.open-desk')) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'open-desk'
  button.textContent = editorWords().desk.title
  button.addEventListener('click', () => void showDesk())
  const newNote = document.createElement('button')
  newNote.type = 'button'
  newNote.className = 'new-note'
  newNote.textContent = `${editorWords().creation.title}…`
  newNote.addEventListener('click', () => void writeNew())
  tools.prepend(newNote, button)
}

/** Adds the button to a note's page; pages come and go without being loaded anew. */
function addButton(): void {
  const note = document.querySelector('main article.note[data-path]')
  const header = note?.querySelector('header')
  if (!note || !header || note.querySelector('.edit-note')) return
  const button = document.createElement('button')
  button.className = 'edit-note'
  button.type = 'button'
  button.dataset['added'] = ''
  button.title = editorWords().editHint
  button.setAttribute('aria-label', editorWords().edit)
  button.addEventListener('click', () => void editPage())
  // Home begins with what the garden is: its button comes last.
  if (note.matches('.home-page')) note.append(button)
  else header.prepend(button)
}

/** Lets each note of a list of wanted ones be written, by who has the key. */
async function addWriteButtons(): Promise<void> {
  await keySettled()
  if (readKey() === undefined) return
  for (const name of document.querySelectorAll<HTMLElement>('main li > span.wanted')) {
    if (name.nextElementSibling?.matches('.write-note')) continue
    const button = document.createElement('button')
    button.className = 'write-note'
    button.type = 'button'
    button.dataset['added'] = ''
    button.dataset['write'] = name.textContent?.trim() ?? ''
    button.textContent = editorWords().write
    name.after(button)
  }
}

let pageTasks: Promise<{ readonly refresh: () => void }> | undefined

/** Lets tasks be ticked, where there are any and this browser has the key. */
async function addTaskBoxes(): Promise<void> {
  await keySettled()
  if (readKey() === undefined || document.querySelector('main .task-list-item') === null) return
  pageTasks ??= import('./tasks/page-tasks.ts').then(({ startPageTasks }) => startPageTasks())
  ;(await pageTasks).refresh()
}

/** Puts the buttons of a page there. */
function addButtons(): void {
  addButton()
  void addWriteButtons()
  void addTaskBoxes()
}

/** How long the key that opened the editor may come again and is not meant for the text, in milliseconds. */
const repeatTime = 500

/** While the editor opens and shortly after, a second `e` is one too many. Any other key begins what is meant for the text. */
async function editPageByKey(): Promise<void> {
  const stop = (): void => window.removeEventListener('keydown', swallow, true)
  const swallow = (event: KeyboardEvent): void => {
    const isElsewhere = isWriting(event.target) && !(event.target as Element).closest('hortus-editor')
    if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey || isElsewhere) {
      stop()
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!event.repeat && document.querySelector('hortus-editor')) stop()
  }
  window.addEventListener('keydown', swallow, true)
  try {
    await editPage()
  } finally {
    setTimeout(stop, repeatTime)
  }
}

let isStarted = false

/** Puts the buttons there and listens; called when the server has said that it takes what is written. */
export async function startEditing(): Promise<void> {
  if (isStarted) return
  isStarted = true
  await loadEditorWords()
  provideCommand('day', openDay)
  provideKeyList(async () => (await import('./keys/list-keys.ts')).listKeys())
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (isWriting(event.target) || document.querySelector('hortus-editor, hortus-desk')) return
    event.preventDefault()
    void editPageByKey()
  })
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLElement>('main a.wanted, main [data-write]')
    if (!link || readKey() === undefined || document.querySelector('hortus-editor')) return
    event.preventDefault()
    void writeWanted(link)
  })
  document.addEventListener('hortus:shown', addDesk)
  document.addEventListener('hortus:shown', addButtons)
  document.addEventListener('hortus:refreshed', addButtons)
  addButtons()
  addDesk()
  const edited = new URLSearchParams(location.search).get('edit')
  if (edited !== null) void editPage(isReload(), edited || notePathOfPage())
}
