import './beside.css'
import type { Diagnostic } from '../../../../model/diagnostic.ts'
import type { NotePath } from '../../../../model/path.ts'
import type { BesideNote } from '../../beside-api.ts'
import type { EditApi } from '../edit-api.ts'
import type { NoteView } from '../editor-view.ts'
import { editorWords, failureWords } from '../editor-words.ts'
import { browserKept } from '../kept.ts'
import type { LinkState } from '../link-marks.ts'
import { readOutline } from './read-outline.ts'

/** What a panel needs of the editor that it stands in. */
export interface BesideSettings {
  /** What it becomes the last part of. */
  readonly parent: () => HTMLElement
  readonly api: Pick<EditApi, 'beside' | 'diagnostics'>
  readonly path: NotePath
  readonly note: () => NoteView
  readonly targetSide: (left: string, right: string) => string
  readonly stateOf: (target: string) => LinkState
  /** Opens what a link of this note leads to. */
  readonly openTarget: (target: string) => void
  /** Back to writing. */
  readonly focus: () => void
}

/** The panel of what one needs beside a text. */
export interface BesidePanel {
  changed(): void
  saved(): void
  focus(): void
  destroy(): void
}

const tabs = ['outline', 'links', 'backlinks', 'mentions', 'problems'] as const
type Tab = (typeof tabs)[number]

/** Where the chosen tab is kept. */
const tabSetting = 'hortus-beside-tab'

/** When a text that could not be read to its end is read on, in milliseconds. */
const readOnAfter = 150

/** Shows headings and links as they are typed, and what the garden says of the note as it is on disk. */
export function createBesidePanel({
  parent,
  close,
  ...settings
}: BesideSettings & { readonly close: () => void }): BesidePanel {
  const { api, path, note } = settings
  const words = editorWords().beside
  const panes = parent()
  let chosen: Tab = tabs.find((tab) => tab === browserKept.getItem(tabSetting)) ?? 'outline'
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const { element, buttons, list, choose } = createFrame((tab) => {
    chosen = tab
    browserKept.setItem(tabSetting, tab)
  }, close)
  panes.append(element)
  panes.classList.add('has-beside')

  const goTo = (at: number): void => {
    const { view } = note()
    const place = Math.min(at, view.state.doc.length)
    view.dispatch({ selection: { anchor: place }, scrollIntoView: true })
    view.focus()
  }
  const count = (tab: Tab, number: number): void => {
    buttons[tab].textContent = `${words[tab]} ${editorWords().number(number)}`
  }

  const fillText = (): void => {
    const { headings, links, isWhole } = readOutline(note().view.state, settings.targetSide)
    clearTimeout(timer)
    // A long text is read on in a while, and not while somebody types.
    if (!isWhole) timer = setTimeout(fillText, readOnAfter)
    count('outline', headings.length)
    count('links', links.length)
    list('outline').replaceChildren(
      ...rows(headings, words.none.outline, ({ text, at, depth }) => {
        const button = createButton(text, () => goTo(at))
        button.style.setProperty('--depth', String(depth - 1))
        return [button]
      }),
    )
    list('links').replaceChildren(
      ...rows(links, words.none.links, ({ text }) => {
        const button = createButton(text, () => settings.openTarget(text))
        button.dataset['state'] = settings.stateOf(text)
        return [button]
      }),
    )
  }

  const fillNotes = (tab: 'backlinks' | 'mentions', notes: readonly BesideNote[], total: number): void => {
    count(tab, total)
    list(tab).replaceChildren(
      ...rows(notes, words.none[tab], ({ path: other, title, sentences }) => [
        createButton(title, () => settings.openTarget(`/${other.replace(/\.md$/i, '')}`)),
        ...sentences.map(({ before, link, after }) => {
          const sentence = document.createElement('p')
          sentence.dir = 'auto'
          const mark = document.createElement('mark')
          mark.textContent = link
          sentence.append(before, mark, after)
          return sentence
        }),
      ]),
    )
  }

  const fillProblems = (diagnostics: readonly Diagnostic[]): void => {
    const { view, positionOf } = note()
    count('problems', diagnostics.length)
    list('problems').replaceChildren(
      ...rows(diagnostics, words.none.problems, ({ range, message, severity }) => {
        const at = Math.min(range === undefined ? 0 : positionOf(range.start), view.state.doc.length)
        const line = view.state.doc.lineAt(at).number
        const button = createButton(`${words.line(editorWords().number(line))} ${message}`, () => goTo(at))
        button.dataset['severity'] = severity
        return [button]
      }),
    )
  }

  const fillGarden = async (): Promise<void> => {
    try {
      const [beside, { diagnostics }] = await Promise.all([api.beside(path), api.diagnostics(path)])
      fillNotes('backlinks', beside.backlinks, beside.backlinkCount)
      fillNotes('mentions', beside.mentions, beside.mentionCount)
      fillProblems(diagnostics)
    } catch (error) {
      // A note that is not written yet has none of it; and what is shown stays while the server is away.
      for (const tab of ['backlinks', 'mentions', 'problems'] as const)
        if (list(tab).childElementCount === 0) list(tab).textContent = failureWords(error)
    }
  }

  const changed = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(fillText)
  }
  choose(chosen)
  fillText()
  void fillGarden()
  return {
    changed,
    saved: () => void fillGarden(),
    focus: () => buttons[chosen].focus(),
    destroy() {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      element.remove()
      panes.classList.remove('has-beside')
    },
  }
}

/** The panel's tabs and their lists, empty. */
function createFrame(onChosen: (tab: Tab) => void, close: () => void) {
  const words = editorWords().beside
  const element = document.createElement('aside')
  element.className = 'editor-beside'
  element.setAttribute('aria-label', words.title)
  const bar = document.createElement('div')
  bar.role = 'tablist'
  bar.setAttribute('aria-label', words.title)
  const makeTab = (tab: Tab): HTMLButtonElement => {
    const button = createButton(words[tab], () => choose(tab))
    button.role = 'tab'
    button.id = `-beside-tab-${tab}`
    button.setAttribute('aria-controls', `-beside-${tab}`)
    return button
  }
  const makeList = (tab: Tab): HTMLElement => {
    const list = document.createElement('ul')
    const panel = document.createElement('div')
    panel.role = 'tabpanel'
    panel.id = `-beside-${tab}`
    panel.tabIndex = 0
    panel.setAttribute('aria-labelledby', `-beside-tab-${tab}`)
    panel.append(list)
    return panel
  }
  const byTab = <Value>(make: (tab: Tab) => Value): Readonly<Record<Tab, Value>> => ({
    outline: make('outline'),
    links: make('links'),
    backlinks: make('backlinks'),
    mentions: make('mentions'),
    problems: make('problems'),
  })
  const buttons = byTab(makeTab)
  const panels = byTab(makeList)
  const choose = (tab: Tab): void => {
    onChosen(tab)
    for (const one of tabs) {
      buttons[one].setAttribute('aria-selected', String(one === tab))
      buttons[one].tabIndex = one === tab ? 0 : -1
      panels[one].hidden = one !== tab
    }
  }
  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const at = tabs.findIndex((tab) => buttons[tab] === document.activeElement)
    const isBackwards = getComputedStyle(bar).direction === 'rtl'
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? -1 : at + (step ?? 0) * (isBackwards ? -1 : 1)
    if (at < 0 || (step === undefined && event.key !== 'Home' && event.key !== 'End')) return
    event.preventDefault()
    const tab = tabs.at(next % tabs.length)
    if (tab === undefined) return
    choose(tab)
    buttons[tab].focus()
  })
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  })
  const closer = createButton('×', close)
  closer.className = 'editor-beside-close'
  closer.setAttribute('aria-label', words.close)
  bar.append(...tabs.map((tab) => buttons[tab]))
  element.append(closer, bar, ...tabs.map((tab) => panels[tab]))
  return {
    element,
    buttons,
    choose,
    list: (tab: Tab): HTMLElement => panels[tab].querySelector('ul') ?? panels[tab],
  }
}

function rows<Item>(
  items: readonly Item[],
  none: string,
  render: (item: Item) => readonly HTMLElement[],
): readonly HTMLElement[] {
  const all = items.map((item) => {
    const row = document.createElement('li')
    row.append(...render(item))
    return row
  })
  if (all.length > 0) return all
  const row = document.createElement('li')
  row.className = 'editor-beside-none'
  row.textContent = none
  return [row]
}

function createButton(text: string, run: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.dir = 'auto'
  button.textContent = text
  button.addEventListener('click', run)
  return button
}
