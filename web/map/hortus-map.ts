import { html, nothing, render, type TemplateResult } from 'lit'
import { mapKinds, mapStages, type NameEntry } from '../../src/protocol/map-data.ts'
import { fetchPage } from '../controllers/page-cache.ts'
import { withoutIds } from '../controllers/without-ids.ts'
import { previewOf } from '../view/preview-content.ts'
import '../elements/hortus-preview.ts'
import type { HortusPreview } from '../elements/hortus-preview.ts'
import { createMapApp, type MapApp } from './map-app.ts'
import { exportMapGexf, exportMapJson, exportMapSvg, saveFile } from './map-export.ts'
import { createMapList, type MapList } from './map-list.ts'
import { filterPanel, setMonth, timeBar } from './map-panels.ts'
import { openMapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'
import { createWayFinder, urlOf, type Way } from './map-ways.ts'
import { type MapWords, mapWords } from './map-words.ts'

type Panel = 'list' | 'filters' | 'ways' | 'more' | 'note'

/** What tests and other programs may read of an open map. */
export interface MapHook {
  /** The middle of the view in the map's units, and how many units are across its shorter side. */
  camera(): { readonly x: number; readonly y: number; readonly span: number }
  /** Titles of the notes that are drawn and shown. */
  nodes(): readonly string[]
  /** Number of marks that sigma draws. */
  readonly drawn: number
  /** Texts of the labels that are written now, with their boxes in pixels. */
  labels(): readonly {
    readonly text: string
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }[]
  /** Frames since the start; none while nothing changes. */
  readonly frames: number
  readonly selected: string | undefined
  /** Where a shown note is on the screen. */
  place(title: string): { readonly x: number; readonly y: number } | undefined
  /** Resolves when what is in view has come. */
  settled(): Promise<void>
}

/**
 * The map over the whole window. What the page has before (a drawing and a list) stays where the map cannot be drawn;
 * otherwise it is the first picture until the map is there.
 */
export class HortusMap extends HTMLElement {
  /** Set while the map is open; see {@link MapHook}. */
  map: MapHook | undefined
  #app: MapApp | undefined
  #list: MapList | undefined
  #live: HTMLElement | undefined
  #card: HortusPreview | undefined
  #panel: Panel | undefined
  #words: MapWords = mapWords()
  #found: readonly NameEntry[] | undefined
  #query = ''
  #ways: {
    readonly from?: MapNote
    readonly to?: MapNote
    readonly found?: readonly Way[]
    readonly shown: number
  } = { shown: 0 }
  #first: readonly MapNote[] | undefined
  #page: { readonly id: string; readonly parts: readonly Element[] } | undefined
  #message = ''
  #wasBeside = false
  #player: number | undefined
  #pick: ((note: MapNote) => void) | undefined

  connectedCallback(): void {
    void this.#open()
    document.addEventListener('hortus:theme', this.#onTheme)
    document.addEventListener('hortus:changed', this.#onChanged)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.#onTheme)
  }

  disconnectedCallback(): void {
    document.removeEventListener('hortus:theme', this.#onTheme)
    document.removeEventListener('hortus:changed', this.#onChanged)
    matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', this.#onTheme)
    this.#close()
  }

  #onTheme = (): void => this.#app?.refreshColors()

  /** The garden changed on disk: the map is opened anew where the reader was. */
  #onChanged = (): void => {
    this.#close()
    delete this.dataset['version']
    void this.#open()
  }

  #close(): void {
    clearInterval(this.#player)
    this.#player = undefined
    this.#card?.remove()
    this.#app?.kill()
    this.#live?.remove()
    this.classList.remove('is-live')
    document.documentElement.classList.remove('has-map')
    this.#app = undefined
    this.#list = undefined
    this.#live = undefined
    this.#wasBeside = false
    this.map = undefined
  }

  get #base(): string {
    return new URL(this.dataset['home'] ?? '/', location.href).pathname
  }

  async #open(): Promise<void> {
    this.#words = mapWords()
    try {
      const [source] = await Promise.all([
        openMapSource(this.dataset['files']!, this.dataset['version']),
        document.fonts?.ready,
      ])
      if (!this.isConnected || this.#app) return
      const live = document.createElement('div')
      live.className = 'map-live'
      live.dataset['added'] = ''
      this.#live = live
      this.append(live)
      document.documentElement.classList.add('has-map')
      this.classList.add('is-live')
      if (matchMedia('(width >= 62em)').matches) this.#panel = 'list'
      this.#wasBeside = this.#panel !== undefined
      live.classList.toggle('has-panel', this.#wasBeside)
      render(
        html`<div class="map-canvas" role="application" tabindex="0" aria-label=${this.#words.map} aria-describedby="-map-help"></div>
        <div class="map-frame"></div>`,
        live,
      )
      const app = createMapApp(live.querySelector<HTMLElement>('.map-canvas')!, source, {
        onChange: () => this.#update(),
        onHover: (note, at) => void this.#hover(note, at),
      })
      this.#app = app
      this.#list = createMapList(app, this.#words, document.documentElement.lang, () => this.#update())
      live
        .querySelector('.map-canvas')!
        .addEventListener('keydown', (event) => void this.#key(event as KeyboardEvent))
      this.map = this.#hook(app)
      this.#update()
      this.dispatchEvent(new Event('hortus:map', { bubbles: true }))
    } catch (error) {
      this.#close()
      this.dataset['failed'] = ''
      if (!(error instanceof Error) || !/WebGL|webgl|context|null/.test(error.message)) return
      this.dataset['failed'] = 'webgl'
    }
  }

  #hook(app: MapApp): MapHook {
    const { view } = app
    const projected = (x: number, y: number) => view.sigma.graphToViewport({ x, y })
    return {
      camera: () => view.camera(),
      nodes: () => app.shownNotes().map(({ title }) => title),
      get drawn() {
        return view.graph.order
      },
      labels: () => view.writtenLabels(),
      get frames() {
        return view.frames
      },
      get selected() {
        return app.selected?.title
      },
      place: (title) => {
        const note = app.shownNotes().find((shown) => shown.title === title)
        return note && projected(note.data.x, note.data.y)
      },
      settled: () => app.settled(),
    }
  }

  #update(): void {
    const app = this.#app
    const frame = this.#live?.querySelector<HTMLElement>('.map-frame')
    if (!app || !frame) return
    this.#follow(app)
    render(this.#frame(app), frame)
    const isBeside = frame.querySelector('.map-panel') !== null
    if (this.#live!.classList.toggle('has-panel', isBeside) !== this.#wasBeside) app.resize()
    this.#wasBeside = isBeside
  }

  /** What is chosen on the map is shown beside it. */
  #follow(app: MapApp): void {
    const { selected } = app
    if (selected !== undefined && this.#pick !== undefined) {
      const pick = this.#pick
      this.#pick = undefined
      pick(selected)
      return
    }
    if (selected === undefined || this.#page?.id === selected.id) return
    const isFirst = this.#page?.id !== selected.id
    this.#page = { id: selected.id, parts: [] }
    this.#first = undefined
    if (isFirst && this.#panel !== 'list' && this.#panel !== 'ways') this.#panel = 'note'
    this.#say(this.#words.selected(selected.title, selected.data.linksIn + selected.data.linksOut))
    if (selected.address !== '' || selected.data.kind < 4) void this.#loadPage(selected)
  }

  async #loadPage(note: MapNote): Promise<void> {
    try {
      const { document: page } = await fetchPage(urlOf(note.address, this.#base))
      const parts = [...page.querySelectorAll('main article.note > .text, main .page > .lead')].map((part) =>
        withoutIds(part),
      )
      if (this.#page?.id === note.id) this.#page = { id: note.id, parts }
      this.#update()
    } catch {
      // The panel still says what the map knows.
    }
  }

  #say(text: string): void {
    this.#message = text
  }

  #toggle(panel: Panel): void {
    this.#panel = this.#panel === panel ? undefined : panel
    this.#update()
    this.#live?.querySelector<HTMLElement>('.map-panel')?.focus({ preventScroll: true })
  }

  #frame(app: MapApp): TemplateResult {
    const words = this.#words
    const tab = (panel: Panel, name: string) =>
      html`<button type="button" aria-pressed=${this.#panel === panel} @click=${() => this.#toggle(panel)}>${name}</button>`
    return html`<p id="-map-help" class="map-hidden">${words.help}</p>
      <p class="map-hidden" role="status">${this.#message}</p>
      <div class="map-bar">
        <a class="map-home no-preview" href=${this.dataset['home'] ?? '/'} aria-label=${words.home}>${this.#title()}</a>
        ${this.#search(app)}
        <div class="map-tabs">
          ${tab('list', words.list)}${tab('filters', words.filters)}${tab('ways', words.ways)}${tab('more', words.more)}
        </div>
      </div>
      <div class="map-zoom">
        <button type="button" aria-label=${words.nearer} @click=${() => void app.zoom(1.7)}>+</button>
        <button type="button" aria-label=${words.farther} @click=${() => void app.zoom(1 / 1.7)}>−</button>
        <button type="button" aria-label=${words.whole} @click=${() => void app.showAll()}>◯</button>
      </div>
      ${timeBar(app, words, this.#player !== undefined, () => this.#play(app))} ${this.#sidePanel(app)}`
  }

  #title(): string {
    return document.querySelector('header.site .home')?.textContent?.trim() ?? ''
  }

  #search(app: MapApp): TemplateResult {
    const words = this.#words
    const pick = (entry: NameEntry) => async (): Promise<void> => {
      this.#found = undefined
      this.#query = ''
      const note = await app.notes.get(entry[1], entry[2])
      await app.select(note, true)
    }
    const onInput = async (event: Event): Promise<void> => {
      this.#query = (event.target as HTMLInputElement).value
      const query = this.#query
      const found = query.trim().length < 2 ? undefined : await app.source.findNames(query).catch(() => [])
      if (query !== this.#query) return
      this.#found = found
      if (found) this.#say(words.found(found.length))
      this.#update()
    }
    const onKey = (event: KeyboardEvent): void => {
      const first = this.#found?.[0]
      if (event.key === 'Enter' && first) void pick(first)()
      if (event.key === 'Escape') {
        this.#found = undefined
        this.#update()
      }
      if (event.key === 'ArrowDown') {
        event.preventDefault()
        this.#live?.querySelector<HTMLElement>('.map-found button')?.focus()
      }
    }
    return html`<div class="map-search">
      <input type="search" .value=${this.#query} placeholder=${words.search} aria-label=${words.search} autocomplete="off" @input=${onInput} @keydown=${onKey} />
      ${
        this.#found === undefined
          ? nothing
          : html`<ul class="map-found">
              ${this.#found.map(
                (entry) =>
                  html`<li><button type="button" @click=${() => void pick(entry)()}>${entry[0]}</button></li>`,
              )}
            </ul>`
      }
    </div>`
  }

  #sidePanel(app: MapApp): TemplateResult | typeof nothing {
    const words = this.#words
    const language = document.documentElement.lang
    const panel = this.#panel
    if (panel === undefined || (panel === 'note' && app.selected === undefined)) return nothing
    const titles = { list: words.list, filters: words.filters, ways: words.ways, more: words.more, note: '' }
    const close = (): void => {
      this.#panel = undefined
      this.#update()
      this.#live?.querySelector<HTMLElement>('.map-canvas')?.focus()
    }
    const content = {
      list: () => html`${app.selected ? this.#noteHead(app, app.selected) : nothing}${this.#list!.render()}`,
      filters: () => filterPanel(app, words, language),
      ways: () => this.#waysPanel(app),
      more: () => this.#exportPanel(app),
      note: () => this.#notePanel(app, app.selected!),
    }[panel]
    return html`<aside class="map-panel" data-panel=${panel} tabindex="-1" aria-label=${titles[panel] || (app.selected?.title ?? '')} @click=${this.#onPanelClick}>
      <div class="map-panel-head">
        <h2>${panel === 'note' ? nothing : titles[panel]}</h2>
        <button type="button" class="map-close" aria-label=${words.close} @click=${close}>×</button>
      </div>
      ${content()}
    </aside>`
  }

  /** Links of a note's text lead to the note on the map where it is there, else to its page. */
  #onPanelClick = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('.text a[href]')
    const app = this.#app
    if (!link || !app || (event as MouseEvent).ctrlKey || (event as MouseEvent).metaKey) return
    const url = new URL(link.href)
    if (url.origin !== location.origin || !url.pathname.startsWith(this.#base)) return
    event.preventDefault()
    event.stopPropagation()
    const address = decodeURIComponent(url.pathname.slice(this.#base.length)).normalize('NFC')
    void app.source.findPlace(address).then(async (place) => {
      if (place) await app.select(await app.notes.get(place.region, place.place), true)
      else location.assign(url)
    })
  }

  #noteHead(app: MapApp, note: MapNote): TemplateResult {
    const words = this.#words
    const { kind, stage } = note.data
    const stageName = mapStages[stage]
    const about = [
      words.inRegion(note.region.name),
      kind === 0 ? '' : words.kindName[mapKinds[kind]!],
      stageName === undefined ? '' : words.stageNames[stageName],
    ].filter((word) => word !== '')
    const isPinned = app.pins.some(({ id }) => id === note.id)
    return html`<div class="map-note">
      <h3>${note.title}</h3>
      <p class="about">${about.join(' · ')}</p>
      <div class="map-actions">
        ${note.address === '' ? html`<span>${words.notWritten}</span>` : html`<a class="no-preview" href=${urlOf(note.address, this.#base)}>${words.open}</a>`}
        <button type="button" aria-pressed=${isPinned} @click=${() => app.togglePin(note)}>${isPinned ? words.unpin : words.pin}</button>
        <button type="button" @click=${() => this.#connect(app, note)}>${words.connect}</button>
        <button type="button" @click=${() => void this.#readFirst(app, note)}>${words.readFirst}</button>
        <label
          >${words.near}
          <select @change=${(event: Event) => void app.setSteps(Number((event.target as HTMLSelectElement).value))}>
            ${[0, 1, 2, 3].map((steps) => html`<option value=${steps} ?selected=${app.steps === steps}>${words.steps(steps)}</option>`)}
          </select></label
        >
        <button type="button" @click=${() => void this.#reveal(note)}>${words.links}</button>
      </div>
      ${
        this.#first === undefined
          ? nothing
          : this.#first.length < 2
            ? html`<p>${words.nothingFirst}</p>`
            : html`<ol class="map-first">
                ${this.#first.map((stop) => html`<li><button type="button" @click=${() => void app.select(stop, true)}>${stop.title}</button></li>`)}
              </ol>`
      }
    </div>`
  }

  #notePanel(app: MapApp, note: MapNote): TemplateResult {
    return html`${this.#noteHead(app, note)}
      <div class="map-text">${this.#page?.id === note.id ? this.#page.parts : nothing}</div>`
  }

  async #reveal(note: MapNote): Promise<void> {
    this.#panel = 'list'
    this.#update()
    await this.#list!.reveal(note)
  }

  #connect(app: MapApp, note: MapNote): void {
    this.#panel = 'ways'
    this.#ways = { from: note, shown: 0 }
    this.#pick = (to) => {
      if (to.id !== note.id) void this.#findWays(app, note, to)
    }
    // The next note that is chosen is the other end.
    app.light([], [note])
    this.#page = { id: note.id, parts: this.#page?.parts ?? [] }
    const pick = this.#pick
    this.#pick = undefined
    void app.select(undefined).then(() => {
      this.#pick = pick
      this.#update()
    })
  }

  async #findWays(app: MapApp, from: MapNote, to: MapNote): Promise<void> {
    this.#ways = { from, to, shown: 0 }
    this.#update()
    const finder = createWayFinder(app.source, app.notes, this.#base)
    const found = await finder.find(from, to)
    this.#ways = { from, to, found, shown: 0 }
    this.#say(found.length === 0 ? this.#words.noWay : this.#words.found(found.length))
    this.#showWay(app, 0)
  }

  #showWay(app: MapApp, shown: number): void {
    this.#ways = { ...this.#ways, shown }
    const way = this.#ways.found?.[shown]
    if (way) {
      app.light([{ kind: 'way', points: way.notes.map(({ data }) => data) }], way.notes)
      void app.view.goTo(frameOf(way.notes))
    }
    this.#update()
  }

  #waysPanel(app: MapApp): TemplateResult {
    const words = this.#words
    const { from, to, found, shown } = this.#ways
    const choose = (end: 'from' | 'to') => (note: MapNote) => {
      const ways = { ...this.#ways, [end]: note }
      this.#ways = { ...(ways.from && { from: ways.from }), ...(ways.to && { to: ways.to }), shown: 0 }
      if (ways.from && ways.to && ways.from.id !== ways.to.id) void this.#findWays(app, ways.from, ways.to)
      else this.#update()
    }
    return html`${this.#endField(app, 'from', words.from, from, choose('from'))}
      ${this.#endField(app, 'to', words.to, to, choose('to'))}
      ${found === undefined ? (from && to ? html`<p>${words.loading}</p>` : nothing) : found.length === 0 ? html`<p>${words.noWay}</p>` : nothing}
      ${(found ?? []).map(
        (
          way,
          i,
        ) => html`<details class="map-way" ?open=${i === shown} @toggle=${(event: Event) => (event.target as HTMLDetailsElement).open && i !== shown && this.#showWay(app, i)}>
          <summary>${words.way(i + 1, way.hops.length)}</summary>
          <ol>
            ${way.notes.map((stop, k) => {
              const hop = way.hops[k]
              return html`<li>
                <a class="no-preview" href=${urlOf(stop.address, this.#base)}>${stop.title}</a>
                ${
                  hop === undefined
                    ? nothing
                    : html`<p><span class="where">${hop.isForward ? words.forward : words.back}</span>${hop.link === '' ? nothing : html` “${hop.before}<mark>${hop.link}</mark>${hop.after}”`}</p>`
                }
              </li>`
            })}
          </ol>
        </details>`,
      )}`
  }

  /** A field that names one end of a way: written, or chosen on the map. */
  #endField(
    app: MapApp,
    end: string,
    name: string,
    note: MapNote | undefined,
    choose: (note: MapNote) => void,
  ): TemplateResult {
    const onChange = async (event: Event): Promise<void> => {
      const query = (event.target as HTMLInputElement).value
      const first = (await app.source.findNames(query).catch(() => []))[0]
      if (first) choose(await app.notes.get(first[1], first[2]))
    }
    return html`<label class="map-end">${name}<input name=${end} .value=${note?.title ?? ''} placeholder=${this.#words.search} autocomplete="off" @change=${onChange} /></label>`
  }

  async #readFirst(app: MapApp, note: MapNote): Promise<void> {
    const first = await createWayFinder(app.source, app.notes, this.#base).readFirst(note)
    this.#first = first
    if (first.length > 1) {
      app.light([{ kind: 'ordered', points: first.map(({ data }) => data) }], first)
      void app.view.goTo(frameOf(first))
    }
    this.#update()
  }

  #exportPanel(app: MapApp): TemplateResult {
    const words = this.#words
    const shown = () => ({ notes: app.notes, shown: app.shownNotes() })
    const save = (name: string, text: string, type: string): void =>
      saveFile(name, new Blob([text], { type }))
    const png = (): void => app.view.compose().toBlob((blob) => blob && saveFile('map.png', blob))
    const svg = (): void => {
      const { view } = app
      const at = view.projection()
      const marks = view.marks()
      const labels = view.writtenLabels().map(({ label }) => label)
      save('map.svg', exportMapSvg(app.notes.regions, marks, labels, at, app.colors), 'image/svg+xml')
    }
    return html`<p class="about">${words.exportAbout}</p>
      <div class="map-actions">
        <button type="button" @click=${png}>${words.png}</button>
        <button type="button" @click=${svg}>${words.svg}</button>
        <button type="button" @click=${() => save('map.gexf', exportMapGexf(shown()), 'application/xml')}>${words.gexf}</button>
        <button type="button" @click=${() => save('map.json', exportMapJson(shown()), 'application/json')}>${words.json}</button>
      </div>`
  }

  #play(app: MapApp): void {
    if (this.#player !== undefined) {
      clearInterval(this.#player)
      this.#player = undefined
      this.#update()
      return
    }
    const { months } = app.source.overview.facets
    const until = app.filter.until
    let at = until === undefined ? 0 : months.filter(({ name }) => name <= until).length
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    const stride = isStill ? Math.max(1, Math.round(months.length / 6)) : 1
    const tick = (): void => {
      setMonth(app, at)
      at += stride
      if (at <= months.length) return
      setMonth(app, months.length)
      clearInterval(this.#player)
      this.#player = undefined
      this.#update()
    }
    this.#player = window.setInterval(tick, isStill ? 1_500 : 260)
    tick()
  }

  async #key(event: KeyboardEvent): Promise<void> {
    const app = this.#app
    if (!app || event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    if (key.startsWith('Arrow')) {
      event.preventDefault()
      await app.step(key as 'ArrowUp')
      return
    }
    const run = {
      '+': () => app.zoom(1.7),
      '=': () => app.zoom(1.7),
      '-': () => app.zoom(1 / 1.7),
      '0': () => app.showAll(),
      Escape: () => app.select(undefined),
      Enter: async () => {
        if (app.selected === undefined) return
        this.#panel = 'note'
        this.#update()
        this.#live?.querySelector<HTMLElement>('.map-panel')?.focus()
      },
    }[key]
    if (run === undefined) return
    event.preventDefault()
    event.stopPropagation()
    await run()
  }

  async #hover(note: MapNote | undefined, at: { readonly x: number; readonly y: number }): Promise<void> {
    this.#card?.remove()
    this.#card = undefined
    const canvas = this.#live?.querySelector<HTMLElement>('.map-canvas')
    if (canvas) canvas.style.cursor = note ? 'pointer' : ''
    if (!note || !canvas || matchMedia('(pointer: coarse)').matches) return
    const card = document.createElement('hortus-preview') as HortusPreview
    this.#card = card
    if (note.address === '') card.note = `${note.title}: ${this.#words.notWritten}`
    else {
      const page = await fetchPage(urlOf(note.address, this.#base)).catch(() => undefined)
      const content = page && previewOf(page.document, '')
      if (this.#card !== card || content === undefined) return
      card.content = content
    }
    const box = canvas.getBoundingClientRect()
    this.append(card)
    await card.place(new DOMRect(box.left + at.x - 10, box.top + at.y - 10, 20, 20))
  }
}

/** A view that holds all of these, with some room around. */
function frameOf(notes: readonly MapNote[]): { x: number; y: number; span: number } {
  const xs = notes.map(({ data }) => data.x)
  const ys = notes.map(({ data }) => data.y)
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return { x: (left + right) / 2, y: (low + high) / 2, span: Math.max(right - left, high - low, 20) * 1.6 }
}

customElements.define('hortus-map', HortusMap)
