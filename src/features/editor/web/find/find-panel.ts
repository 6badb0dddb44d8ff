import type { Transaction } from '@codemirror/state'
import type { EditorView, Panel } from '@codemirror/view'
import { html, nothing, render, type TemplateResult } from 'lit'
import { editorWords } from '../editor-words.ts'
import './find.css'
import { setFind } from './find-field.ts'
import type { FindQuery, FindScope } from './find-query.ts'
import { createFindSession, type FindSession, type FindStatus } from './find-session.ts'

/** The panel above the text in which things are found and replaced. */
export interface FindPanel {
  readonly panel: Panel
  /** Comes to the panel: what was typed or is selected is looked for, and replacing is shown if asked for. */
  take(withReplacing: boolean, typed: string): void
  step(by: 1 | -1): void
}

/** What stands in the panel. */
interface FindForm {
  readonly query: FindQuery
  readonly status: FindStatus
  readonly isReplacing: boolean
  readonly isScoped: boolean
  /** Said after replacing all. */
  readonly replaced: number | undefined
}

type Choice = 'isCaseSensitive' | 'isWholeWord' | 'isRegExp'

/** The next panel of this page begins with what the last one had. */
let lastQuery: FindQuery = {
  search: '',
  replacement: '',
  isCaseSensitive: false,
  isWholeWord: false,
  isRegExp: false,
}

/** Longest selection that is taken for what is looked for, in characters. */
const maxTaken = 200

/** Makes the panel; `close` takes it away. */
export function createFindPanel(view: EditorView, close: () => void): FindPanel {
  const dom = document.createElement('div')
  dom.className = 'find-panel'
  let form: FindForm = {
    query: lastQuery,
    status: { kind: 'idle' },
    isReplacing: false,
    isScoped: false,
    replaced: undefined,
  }
  const change = (part: Partial<FindForm>): void => {
    form = { ...form, ...part }
    lastQuery = form.query
    render(renderForm(form, actions), dom)
  }
  const session = createFindSession(view, (status) => change({ status }))
  let chosen: FindScope = view.state.selection.main
  const actions = createActions(view, session, { form: () => form, chosen: () => chosen }, change, close)

  dom.addEventListener('keydown', (event) => onKey(event, actions, form.isReplacing))
  render(renderForm(form, actions), dom)
  return {
    panel: {
      dom,
      top: true,
      update({ docChanged, transactions }) {
        for (const one of transactions) chosen = chosenAfter(one, chosen)
        if (docChanged) session.again()
      },
      destroy: () => session.stop(),
    },
    take(withReplacing, typed) {
      const { main } = view.state.selection
      const selected = view.state.sliceDoc(main.from, Math.min(main.to, main.from + maxTaken + 1))
      const isTaken = selected !== '' && selected.length <= maxTaken && !selected.includes('\n')
      const search = typed !== '' ? typed : isTaken && !form.query.isRegExp ? selected : form.query.search
      change({ query: { ...form.query, search }, isReplacing: withReplacing || form.isReplacing })
      void session.find(form.query, isTaken || typed !== '')
      const field = dom.querySelector<HTMLInputElement>('.find-search')
      if (field) field.value = search
      field?.focus()
      if (typed === '') field?.select()
      else field?.setSelectionRange(search.length, search.length)
    },
    step: (by) => actions.step(by),
  }
}

/** What somebody has selected, after a step: no match that was gone to, and where it stands in a text that has changed. */
function chosenAfter(step: Transaction, { from, to }: FindScope): FindScope {
  const isOfSearch = step.isUserEvent('select.search') || step.isUserEvent('input.replace')
  if (step.selection !== undefined && !isOfSearch) return step.newSelection.main
  return { from: step.changes.mapPos(from, -1), to: step.changes.mapPos(to, 1) }
}

/** What can be done in the panel. */
interface FindActions {
  write(part: Partial<FindQuery>, jump: boolean): void
  toggle(choice: Choice): void
  toggleScope(): void
  showReplacing(): void
  step(by: 1 | -1): void
  replaceOne(): void
  replaceAll(): void
  close(): void
}

function createActions(
  view: EditorView,
  session: FindSession,
  { form, chosen }: { readonly form: () => FindForm; readonly chosen: () => FindScope },
  change: (part: Partial<FindForm>) => void,
  close: () => void,
): FindActions {
  const write = (part: Partial<FindQuery>, jump: boolean): void => {
    change({ query: { ...form().query, ...part }, replaced: undefined })
    void session.find(form().query, jump)
  }
  return {
    write,
    toggle: (choice) => write({ [choice]: !form().query[choice] }, true),
    toggleScope() {
      const { from, to } = chosen()
      const isScoped = !form().isScoped && from < to
      const scope = isScoped ? { from, to } : undefined
      view.dispatch({ effects: setFind.of({ scope }) })
      change({ isScoped, replaced: undefined })
      void session.find(form().query, false)
    },
    showReplacing: () => change({ isReplacing: !form().isReplacing }),
    step: (by) => session.step(by),
    replaceOne: () => void session.replaceOne(),
    replaceAll: () => void session.replaceAll().then((replaced) => change({ replaced })),
    close,
  }
}

/** The keys that everybody has in the fingers; composing a word has its own Enter. */
function onKey(event: KeyboardEvent, actions: FindActions, isReplacing: boolean): void {
  if (event.isComposing) return
  const { key, target } = event
  const isChord = event.ctrlKey || event.metaKey
  const inReplacement = target instanceof Element && target.classList.contains('find-replacement')
  const inField = target instanceof HTMLInputElement
  const run =
    key === 'Escape'
      ? actions.close
      : key === 'F3' || (isChord && key.toLowerCase() === 'g')
        ? () => actions.step(event.shiftKey ? -1 : 1)
        : key === 'Enter' && inField
          ? enterOf(event, actions, inReplacement)
          : isChord && key.toLowerCase() === 'f'
            ? () => event.currentTarget instanceof Element && selectSearch(event.currentTarget)
            : isChord && key.toLowerCase() === 'h'
              ? () => !isReplacing && actions.showReplacing()
              : event.altKey && !isChord
                ? choiceOf(event.code, actions)
                : undefined
  if (run === undefined) return
  event.preventDefault()
  event.stopPropagation()
  run()
}

function enterOf(event: KeyboardEvent, actions: FindActions, inReplacement: boolean): () => void {
  if (event.altKey && (event.ctrlKey || event.metaKey)) return actions.replaceAll
  if (inReplacement) return actions.replaceOne
  return () => actions.step(event.shiftKey ? -1 : 1)
}

function choiceOf(code: string, actions: FindActions): (() => void) | undefined {
  if (code === 'KeyL') return actions.toggleScope
  const choice = choices.find((one) => one.code === code)
  return choice && (() => actions.toggle(choice.name))
}

function selectSearch(panel: Element): void {
  const field = panel.querySelector<HTMLInputElement>('.find-search')
  field?.focus()
  field?.select()
}

const choices: readonly { readonly name: Choice; readonly sign: string; readonly code: string }[] = [
  { name: 'isCaseSensitive', sign: 'Aa', code: 'KeyC' },
  { name: 'isWholeWord', sign: '|ab|', code: 'KeyW' },
  { name: 'isRegExp', sign: '.*', code: 'KeyR' },
]

function renderForm(form: FindForm, actions: FindActions): TemplateResult {
  const words = editorWords().find
  const { query, status } = form
  const isBad = status.kind === 'bad' || status.kind === 'too-slow'
  return html`<div class="find-row" role="search" aria-label=${words.title}>
      <button type="button" class="find-more" aria-expanded=${form.isReplacing} aria-label=${words.showReplacing} title="${words.showReplacing} (Ctrl H)" @click=${actions.showReplacing}>${form.isReplacing ? '▾' : '▸'}</button>
      <input class="find-search" type="text" dir="auto" .value=${query.search} placeholder=${words.search} aria-label=${words.search} aria-invalid=${isBad} autocomplete="off" autocapitalize="off" spellcheck="false" @input=${(event: Event) => actions.write({ search: textOf(event) }, true)}>
      <span class="find-choices">
        ${choices.map(
          ({ name, sign, code }) =>
            html`<button type="button" aria-pressed=${query[name]} aria-label=${words[name]} title="${words[name]} (Alt ${code.slice(-1)})" @click=${() => actions.toggle(name)}><span class="sign" data-sign=${sign}></span></button>`,
        )}
        <button type="button" aria-pressed=${form.isScoped} aria-label=${words.inSelection} title="${words.inSelection} (Alt L)" @click=${actions.toggleScope}><span class="sign" data-sign="[ ]"></span></button>
      </span>
      <span class="find-status" role="status" data-bad=${isBad ? '' : nothing}>${statusWords(form)}</span>
      <button type="button" aria-label=${words.previous} title="${words.previous} (Shift Enter)" @click=${() => actions.step(-1)}>↑</button>
      <button type="button" aria-label=${words.next} title="${words.next} (Enter)" @click=${() => actions.step(1)}>↓</button>
      <button type="button" class="find-close" aria-label=${words.close} title="${words.close} (Esc)" @click=${actions.close}>×</button>
    </div>
    ${form.isReplacing ? renderReplacing(form, actions) : nothing}`
}

function renderReplacing({ query }: FindForm, actions: FindActions): TemplateResult {
  const words = editorWords().find
  return html`<div class="find-row">
    <input class="find-replacement" type="text" dir="auto" .value=${query.replacement} placeholder=${words.replacement} aria-label=${words.replacement} autocomplete="off" autocapitalize="off" spellcheck="false" @input=${(event: Event) => actions.write({ replacement: textOf(event) }, false)}>
    <button type="button" class="find-word" title="Enter" @click=${actions.replaceOne}>${words.replaceOne}</button>
    <button type="button" class="find-word" title="Ctrl Alt Enter" @click=${actions.replaceAll}>${words.replaceAll}</button>
  </div>`
}

function statusWords({ status, replaced, query }: FindForm): string {
  const { find: words, number } = editorWords()
  if (replaced !== undefined) return words.replaced(replaced, number(replaced))
  switch (status.kind) {
    case 'idle':
      return ''
    case 'bad':
      return words.bad(status.reason)
    case 'too-slow':
      return words.tooSlow
    case 'found': {
      if (query.search === '') return ''
      if (status.count === 0) return words.none
      const count = `${number(status.count)}${status.isMore ? '+' : ''}`
      return status.current < 0
        ? words.count(status.count, count)
        : words.place(number(status.current + 1), count)
    }
  }
}

function textOf({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : ''
}
