import './hortus-settings.css'
import { html, LitElement } from 'lit'
import { type AppWords, appWords } from '../controllers/app-words.ts'
import { collectKeyLists, type KeyList } from '../controllers/key-lists.ts'
import { arePanesOn, setPanesOn } from '../controllers/panes-choice.ts'
import { loadProgress, saveProgress } from '../controllers/progress-store.ts'
import {
  chooseText,
  chosenText,
  type TextChoice,
  textChoiceNames,
  textChoices,
} from '../controllers/text-choice.ts'
import { chooseTheme, chosenTheme, type Theme } from '../controllers/theme.ts'
import { joinProgress, noProgress, type Progress, readProgress, writeProgress } from '../view/progress.ts'

/** The keys, in the order of the list. */
const keys: readonly (readonly [readonly string[], keyof AppWords])[] = [
  [['/', 'Ctrl K'], 'keySearch'],
  [['j'], 'keyNext'],
  [['k'], 'keyPrevious'],
  [['g h'], 'keyHome'],
  [['g m'], 'keyMap'],
  [['g t'], 'keyTopics'],
  [['g d'], 'keyDay'],
  [['u'], 'keyUp'],
  [['c'], 'keyContents'],
  [['['], 'keyPart'],
  [[']'], 'keyNextPart'],
  [['d'], 'keyTheme'],
  [['p'], 'keyPanes'],
  [['?'], 'keyHelp'],
  [['Esc'], 'keyEscape'],
]

/** What is shown may change while the dialog is open: by a key, or in another tab. */
const choices = ['hortus:theme', 'hortus:panes', 'hortus:progress'] as const

/** One dialog for what a reader can choose, the keys there are, and what this browser keeps of the reading. */
class HortusSettings extends LitElement {
  static override properties = {
    problem: { state: true },
    forgotten: { state: true },
    lists: { state: true },
  }

  declare problem: string
  /** What the reader had forgotten a moment ago, to have it back. */
  declare forgotten: Progress | undefined
  /** Keys that others have added. */
  declare lists: readonly KeyList[]

  constructor() {
    super()
    this.problem = ''
    this.forgotten = undefined
    this.lists = []
  }

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    for (const name of choices) document.addEventListener(name, this.#follow)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const name of choices) document.removeEventListener(name, this.#follow)
  }

  protected override render() {
    const words = appWords()
    const { known, read } = loadProgress()
    return html`<dialog class="settings" aria-labelledby="-settings" @close=${() => this.remove()} @click=${this.#closeOutside}>
      <header>
        <h2 id="-settings">${words.settings}</h2>
        <button type="button" class="close" aria-label=${words.close} @click=${this.#close}></button>
      </header>
      <fieldset>
        <legend>${words.theme}</legend>
        ${this.#themeChoice('system', words.themeSystem)} ${this.#themeChoice('light', words.themeLight)}
        ${this.#themeChoice('dark', words.themeDark)}
      </fieldset>
      <fieldset class="choices">
        <legend>${words.text}</legend>
        ${textChoiceNames.map((name) => this.#textChoice(name))}
      </fieldset>
      <label class="switch">
        <input type="checkbox" role="switch" .checked=${arePanesOn()} @change=${this.#choosePanes} />
        <span>${words.panes}<small>${words.panesAbout}</small></span>
      </label>
      <section>
        <h3>${words.progress}</h3>
        <p>
          ${words.countKnown(known.length, words.number(known.length))}.
          ${words.countRead(read.length, words.number(read.length))}.
          ${words.progressAbout}
        </p>
        <p class="actions">
          <button type="button" @click=${this.#export}>${words.exportProgress}</button>
          <label class="file">${words.importProgress}<input type="file" accept=".json,application/json" @change=${this.#import} /></label>
          <button type="button" @click=${this.forgotten ? this.#recall : this.#forget}>
            ${this.forgotten ? words.recallProgress : words.clearProgress}
          </button>
        </p>
        <p role="status">${this.problem}</p>
      </section>
      <section class="keys">
        <h3 id="-keys" tabindex="-1">${words.keyboard}</h3>
        <dl>
          ${keys.map(([names, label]) => renderKey(names, words[label]))}
        </dl>
      </section>
      ${this.lists.map(
        ({ title, keys: rows, change }) => html`<section class="keys">
          <h3>${title}</h3>
          <p class="actions"><button type="button" @click=${() => {
            this.#close()
            change.run()
          }}>${change.label}</button></p>
          <dl>${rows.map(({ names, about }) => renderKey(names, about))}</dl>
        </section>`,
      )}
    </dialog>`
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')!.showModal()
    void collectKeyLists().then((lists) => {
      this.lists = lists
    })
  }

  #follow = (): void => this.requestUpdate()

  #themeChoice(theme: Theme, label: string) {
    return html`<label><input type="radio" name="theme" .checked=${chosenTheme() === theme} @change=${() => chooseTheme(theme)} />${label}</label>`
  }

  #textChoice(name: TextChoice) {
    const words = appWords()
    return html`<label>${words[name]}<select @change=${(event: Event) => chooseText(name, (event.target as HTMLSelectElement).value)}>
      ${textChoices[name].map((value) => html`<option value=${value} .selected=${chosenText(name) === value}>${words[`${value}Text`]}</option>`)}
    </select></label>`
  }

  #choosePanes = (event: Event): void => setPanesOn((event.target as HTMLInputElement).checked)

  #close = (): void => this.querySelector('dialog')!.close()

  #closeOutside = (event: Event): void => {
    if (event.target === this.querySelector('dialog')) this.#close()
  }

  #export = (): void => {
    const file = new Blob([writeProgress(loadProgress())], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = 'reading-progress.json'
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }

  #import = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement
    const progress = readProgress((await input.files?.[0]?.text()) ?? '')
    input.value = ''
    if (progress) this.#save(joinProgress(loadProgress(), progress))
    this.problem = progress ? '' : appWords().importFailed
  }

  #forget = (): void => {
    const progress = loadProgress()
    this.#save(noProgress)
    if (progress.known.length + progress.read.length > 0) this.forgotten = progress
  }

  /** Brings it back beside what was marked since. */
  #recall = (): void => this.#save(joinProgress(loadProgress(), this.forgotten ?? noProgress))

  #save(progress: Progress): void {
    this.problem = ''
    this.forgotten = undefined
    saveProgress(progress)
  }
}

function renderKey(names: readonly string[], about: unknown) {
  return html`<div><dt>${names.map((name, i) => html`${i > 0 ? ` ${appWords().or} ` : ''}<kbd>${name}</kbd>`)}</dt><dd>${about}</dd></div>`
}

customElements.define('hortus-settings', HortusSettings)

/** Opens the dialog, at its list of keys where that was asked for. */
export async function openSettings(part?: 'keys'): Promise<void> {
  if (document.querySelector('hortus-settings')) return
  const settings = document.createElement('hortus-settings') as HortusSettings
  document.body.append(settings)
  await settings.updateComplete
  if (part === 'keys') settings.querySelector<HTMLElement>('#-keys')?.focus()
}
