import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { navigate } from '../../../../web/controllers/router.ts'
import { siteBase } from '../../../../web/controllers/site.ts'
import type { SearchResult } from '../query/search.ts'
import { countElsewhere, createElsewhere, type FoundElsewhere, nothingElsewhere } from './elsewhere.ts'
import type { KeptTyping } from './keep-typed.ts'
import { markText } from './mark-excerpt.ts'
import { type PaletteCommand, paletteCommands } from './palette-commands.ts'
import { groupsFor, type PaletteGroup, type PaletteItem } from './palette-groups.ts'
import { noticeFor, type PaletteState, sayFound } from './palette-notice.ts'
import { adoptPaletteStyles } from './palette-styles.ts'
import { createPreviewPanel, type PreviewPanel } from './preview-panel.ts'
import { recentPages } from './recent-pages.ts'
import { renderGroup, renderKeys, renderOption } from './render-option.ts'
import type { SearchClient } from './search-client.ts'
import { loadSearchWords, searchWords } from './search-words.ts'

/** How many notes are shown. */
const hitLimit = 10

/** How many more each time a reader asks for the rest. */
const moreHits = 40

/** Where pages can stand side by side; see `controllers/panes.ts`. */
const roomForPanes = matchMedia('(width >= 75em)')

/** Milliseconds before a slow answer is said to be on its way. */
const patience = 300

/** One palette for notes, headings, commands and what was read lately. The list is one to a keyboard: the field keeps it. */
class HortusSearch extends LitElement {
  static override properties = {
    query: { state: true },
    result: { state: true },
    selected: { state: true },
    state: { state: true },
    said: { state: true },
    elsewhere: { state: true },
  }

  client!: SearchClient
  declare query: string
  declare result: SearchResult | undefined
  declare selected: number
  declare state: PaletteState
  declare said: string
  /** What other gardens have for the query. */
  declare elsewhere: FoundElsewhere

  readonly #base = siteBase()
  readonly #others = createElsewhere(this.#base, (found) => {
    this.elsewhere = found
  })
  #commands: readonly PaletteCommand[] = []
  #groups: readonly PaletteGroup[] = []
  #slow = 0
  #preview: PreviewPanel | undefined

  constructor() {
    super()
    this.query = ''
    this.selected = 0
    this.state = 'ready'
    this.said = ''
    this.elsewhere = nothingElsewhere
  }

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#commands = paletteCommands(searchWords(), this.client, this.#base, (href) => this.#show(href))
    document.addEventListener('hortus:shown', this.#close)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('hortus:shown', this.#close)
    clearTimeout(this.#slow)
    this.#preview?.stop()
    this.#others?.close()
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')!.showModal()
    this.querySelector('input')!.focus()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query') || changed.has('result') || changed.has('elsewhere')) {
      const { query, result, elsewhere } = this
      this.#groups = groupsFor(query, result, this.#commands, recentPages(), this.#base, elsewhere)
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('selected'))
      this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
    if (!changed.has('selected') && !changed.has('result') && !changed.has('elsewhere')) return
    const item = this.#items()[this.selected]
    this.#preview ??= createPreviewPanel(this.querySelector<HTMLElement>('.preview')!)
    const isOurs = item?.kind === 'page' && item.garden === undefined
    this.#preview.show(isOurs ? item.href : undefined, this.result?.sought)
  }

  protected override render(): TemplateResult {
    const words = searchWords()
    const items = this.#items()
    return html`<dialog class="palette" aria-label=${words.label} @close=${() => this.remove()} @click=${this.#clickOutside}>
      <div class="ask">
        <input
          type="text" role="combobox" aria-expanded="true" aria-controls="-found" aria-autocomplete="list"
          aria-activedescendant=${items.length > 0 ? `-found-${this.selected}` : nothing}
          aria-label=${words.label} placeholder=${words.placeholder}
          autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" dir="auto"
          @input=${this.#ask} @keydown=${this.#press} />
        <button type="button" class="close" aria-label=${words.close} @click=${this.#close}></button>
      </div>
      <div class="answer">
        <div class="list">
          ${this.#notice()}
          <div id="-found" role="listbox" aria-label=${words.results}>${this.#groups.map((group) => renderGroup(group, (item) => this.#option(item, items.indexOf(item))))}</div>
        </div>
        <div class="preview" role="region" tabindex="0" aria-label=${words.preview} hidden></div>
      </div>
      ${renderKeys()}
      <p class="status" role="status">${this.said || sayFound(words, this.state, this.query, this.result, countElsewhere(this.elsewhere))}</p>
    </dialog>`
  }

  #option(item: PaletteItem, place: number): TemplateResult {
    return renderOption(item, {
      place,
      isSelected: place === this.selected,
      mark: (text) => markText(text, this.result?.sought),
      run: (command) => this.#run(command),
      more: this.#more,
      beyond: this.#beyond,
      follow: this.#follow,
    })
  }

  #notice(): TemplateResult | typeof nothing {
    const { text, hint } = noticeFor(
      searchWords(),
      this.state,
      this.query,
      this.result,
      countElsewhere(this.elsewhere),
    )
    const { silence } = this.elsewhere
    if (text === '' && silence === undefined) return nothing
    return html`<p class="notice">${text === '' ? silence : text}${hint === undefined ? nothing : html` <small>${hint}</small>`}</p>`
  }

  #items(): readonly PaletteItem[] {
    return this.#groups.flatMap(({ items }) => items)
  }

  #ask = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value
    this.selected = 0
    this.said = ''
    clearTimeout(this.#slow)
    const { query } = this
    this.#others?.ask(query)
    if (query.trim() === '') {
      this.result = undefined
      this.state = 'ready'
      return
    }
    this.#slow = window.setTimeout(() => {
      if (this.query === query) this.state = 'slow'
    }, patience)
    this.client.search(query, hitLimit, false).then(
      (result) => this.#take(query, result, 'ready'),
      () => this.#take(query, undefined, 'lost'),
    )
  }

  /** More of the same: the selection goes to the first that is new. */
  #more = (): void => {
    const { query, result } = this
    const shown = result?.hits.length ?? 0
    this.client.search(query, shown + moreHits, true).then(
      (more) => {
        if (query !== this.query) return
        const known = new Set(this.#items().flatMap((item) => (item.kind === 'page' ? [item.href] : [])))
        this.result = more
        void this.updateComplete.then(() => {
          const first = this.#items().findIndex((item) => item.kind === 'page' && !known.has(item.href))
          this.selected = Math.max(first, 0)
        })
      },
      () => this.#take(query, undefined, 'lost'),
    )
  }

  #beyond = (): void => void this.#others?.begin().catch(() => {})

  #take(query: string, result: SearchResult | undefined, state: 'ready' | 'lost'): void {
    if (query !== this.query) return
    clearTimeout(this.#slow)
    this.state = state
    this.result = result
    this.selected = 0
  }

  #press = (event: KeyboardEvent): void => {
    const items = this.#items()
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }
    const step = steps[event.key]
    if (event.isComposing) return
    if (step !== undefined && items.length > 0) {
      event.preventDefault()
      const next = this.selected + step
      // Single steps go round; larger ones stop at the ends.
      this.selected =
        Math.abs(step) === 1
          ? (next + items.length) % items.length
          : Math.min(Math.max(next, 0), items.length - 1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const item = items[this.selected]
      if (item?.kind === 'command') this.#run(item)
      else if (item?.kind === 'more') this.#more()
      else if (item?.kind === 'beyond') this.#beyond()
      else if (item?.garden !== undefined) location.assign(item.href)
      else if (item && (event.ctrlKey || event.metaKey)) this.#stack(item.href)
      else if (item) this.#show(item.href)
    }
  }

  #run({ command }: Extract<PaletteItem, { kind: 'command' }>): void {
    if (command.says === undefined) {
      this.#close()
      // Its dialog says only later that it was closed; a key until then would be typed into it.
      this.remove()
      void command.run()
      return
    }
    void Promise.resolve(command.run()).then(
      () => {
        this.said = command.says!
      },
      () => {},
    )
  }

  #show(href: string): void {
    this.#close()
    void navigate(new URL(href, location.href))
  }

  /** Beside the page where there is room for panes; else in a tab of its own. */
  #stack(href: string): void {
    this.#close()
    const url = new URL(href, location.href)
    if (roomForPanes.matches) document.dispatchEvent(new CustomEvent('hortus:stack', { detail: { url } }))
    else window.open(url, '_blank', 'noopener')
  }

  #close = (): void => this.querySelector('dialog')?.close()

  /** The palette goes before its link is followed: it must not stand in the picture of the page that is left. */
  #follow = (event: MouseEvent): void => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) this.#close()
  }

  #clickOutside = (event: Event): void => {
    if (event.target === this.querySelector('dialog')) this.#close()
  }
}

customElements.define('hortus-search', HortusSearch)

/** Opens the palette with what was typed meanwhile, or goes to its field where it is open. */
export async function openSearch(client: SearchClient, typing: KeptTyping): Promise<void> {
  const open = document.querySelector<HortusSearch>('hortus-search')
  if (open) {
    open.querySelector('input')?.select()
    return
  }
  adoptPaletteStyles()
  await loadSearchWords()
  const palette = document.createElement('hortus-search') as HortusSearch
  palette.client = client
  document.body.append(palette)
  await palette.updateComplete
  const text = typing.take()
  if (text === '') return
  const field = palette.querySelector('input')!
  field.value = text
  field.dispatchEvent(new Event('input'))
}
