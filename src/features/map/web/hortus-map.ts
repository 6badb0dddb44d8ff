import './live-map.css'
import { html, nothing, render, type TemplateResult } from 'lit'
import { createMapApp } from './create-map-app.ts'
import { followTextLink } from './follow-text-link.ts'
import type { MapApp } from './map-app.ts'
import { createMapCard, type MapCard } from './map-card.ts'
import { exportPanel } from './map-export-panel.ts'
import { createMapHook, type MapHook } from './map-hook.ts'
import { createMapList, type MapList } from './map-list.ts'
import { createNotePanel, type NotePanel } from './map-note-panel.ts'
import { filterPanel, timeBar } from './map-panels.ts'
import { createMapPlayer, type MapPlayer } from './map-player.ts'
import { createMapSearch, type MapSearch } from './map-search.ts'
import { type MapSource, openMapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'
import { createWaysPanel, type WaysPanel } from './map-ways-panel.ts'
import { whereabouts } from './map-whereabouts.ts'
import { mapWords } from './map-words.ts'
import type { ArrowKey } from './step-towards.ts'

type Panel = 'list' | 'filters' | 'ways' | 'more' | 'note'

/** An open map with everything around it. */
interface OpenMap {
  readonly app: MapApp
  readonly around: MapSurroundings
  readonly live: HTMLElement
  readonly canvas: HTMLElement
  readonly list: MapList
  readonly search: MapSearch
  readonly ways: WaysPanel
  readonly note: NotePanel
  readonly player: MapPlayer
  readonly card: MapCard
}

/**
 * The map over the whole window. What the page has before (a drawing and a list) stays where the map cannot be drawn;
 * otherwise it is the first picture until the map is there.
 */
export class HortusMap extends HTMLElement {
  /** Set while the map is open. */
  map: MapHook | undefined
  #open: OpenMap | undefined
  #live: HTMLElement | undefined
  #panel: Panel | undefined
  #message = ''
  #wasBeside = false
  #keyDone: Promise<unknown> = Promise.resolve()
  /** One object for both, since browsers give a new one each time, and keep those with listeners for ever. */
  readonly #isDark = matchMedia('(prefers-color-scheme: dark)')

  connectedCallback(): void {
    void this.#start()
    document.addEventListener('hortus:theme', this.#onTheme)
    document.addEventListener('hortus:changed', this.#onChanged)
    this.#isDark.addEventListener('change', this.#onTheme)
  }

  disconnectedCallback(): void {
    document.removeEventListener('hortus:theme', this.#onTheme)
    document.removeEventListener('hortus:changed', this.#onChanged)
    this.#isDark.removeEventListener('change', this.#onTheme)
    this.#close()
  }

  #onTheme = (): void => this.#open?.app.refreshColors()

  /** The garden changed on disk: the map is opened anew where the reader was. */
  #onChanged = (): void => {
    this.#close()
    delete this.dataset['version']
    void this.#start()
  }

  #close(): void {
    this.#open?.player.stop()
    this.#open?.card.remove()
    this.#open?.app.kill()
    this.#live?.remove()
    this.classList.remove('is-live')
    document.documentElement.classList.remove('has-map')
    this.#open = undefined
    this.#live = undefined
    this.#wasBeside = false
    this.map = undefined
  }

  async #start(): Promise<void> {
    let source: MapSource | undefined
    try {
      const opening = openMapSource(this.dataset['files']!, this.dataset['version'])
      ;[source] = await Promise.all([opening, document.fonts?.ready])
      // Of an empty garden the page says more than an empty picture.
      if (!this.isConnected || this.#live || source.overview.regions.length === 0) return
      const words = mapWords()
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
        html`<div class="map-canvas" role="application" tabindex="0" aria-label=${words.map} aria-describedby="-map-help"></div>
        <div class="map-frame"></div>`,
        live,
      )
      const canvas = live.querySelector<HTMLElement>('.map-canvas')!
      const app = createMapApp(canvas, source, {
        onChange: () => this.#update(),
        onSelect: (note) => this.#follow(note),
        onOpen: () => this.#showNote(),
        onHover: (note, at) => {
          // What stands beside the map already needs no card.
          const isBeside = this.#panel === 'note' && note?.id === app.selected?.id
          void this.#open?.card.show(isBeside ? undefined : note, at)
        },
      })
      const around: MapSurroundings = {
        app,
        words,
        ...this.#site(),
        update: () => this.#update(),
        say: (text) => {
          this.#message = text
        },
      }
      this.#open = this.#surround(around, live, canvas)
      canvas.addEventListener('keydown', (event) => {
        this.#keyDone = this.#key(event).catch(() => {})
      })
      this.map = createMapHook(app, () => this.#keyDone)
      this.#update()
      this.dispatchEvent(new Event('hortus:map', { bubbles: true }))
    } catch (error) {
      this.#close()
      this.dataset['failed'] = error instanceof Error ? error.message : ''
      if (source) await this.#listAlone(source)
    }
  }

  /** Without a picture, the drawing that the page came with and the whole list below it. */
  async #listAlone(source: MapSource): Promise<void> {
    if (this.querySelector('.map-list-alone')) return
    const { showListAlone } = await import('./list-alone.ts')
    const place = this.querySelector<HTMLElement>('.map-list') ?? this
    showListAlone(place, source, { words: mapWords(), ...this.#site() })
  }

  #site(): Pick<MapSurroundings, 'language' | 'base'> {
    const base = new URL(this.dataset['home'] ?? '/', location.href).pathname
    return { language: document.documentElement.lang, base }
  }

  #surround(around: MapSurroundings, live: HTMLElement, canvas: HTMLElement): OpenMap {
    const { app, words, base } = around
    const list = createMapList(app, around)
    const ways = createWaysPanel(around)
    const note = createNotePanel(around, {
      connect: (from) => {
        ways.begin(from)
        this.#panel = 'ways'
        void app.select(undefined).then(() => app.light([], [from]))
      },
      reveal: (shown) => {
        this.#panel = 'list'
        this.#update()
        void list.reveal(shown)
      },
    })
    const player = createMapPlayer(app, around.update)
    const card = createMapCard(this, canvas, { base, notWritten: words.notWritten })
    return { app, around, live, canvas, list, search: createMapSearch(around), ways, note, player, card }
  }

  #update(): void {
    const open = this.#open
    const frame = open?.live.querySelector<HTMLElement>('.map-frame')
    if (!open || !frame) return
    render(this.#frame(open), frame)
    open.list.settle()
    const isBeside = frame.querySelector('.map-panel') !== null
    if (open.live.classList.toggle('has-panel', isBeside) !== this.#wasBeside) open.app.resize()
    this.#wasBeside = isBeside
  }

  /** The note that was pointed out on the map opens beside it, unless it was asked for by a way. */
  #showNote(): void {
    if (this.#panel === 'ways' || !this.#open?.app.selected) return
    this.#panel = 'note'
    this.#update()
  }

  /** What is chosen on the map is shown beside it, in the list too. */
  #follow(selected: MapNote): void {
    const { ways, note, list } = this.#open ?? {}
    if (!ways || !note || !list || ways.take(selected)) return
    note.follow(selected)
    if (this.#panel === 'list') void list.follow(selected)
    else if (this.#panel !== 'ways') this.#panel = 'note'
  }

  #toggle(panel: Panel): void {
    this.#panel = this.#panel === panel ? undefined : panel
    this.#update()
    this.#open?.live.querySelector<HTMLElement>('.map-panel')?.focus({ preventScroll: true })
  }

  #frame(open: OpenMap): TemplateResult {
    const { app, search, player } = open
    const { words } = open.around
    const tab = (panel: Panel, name: string) =>
      html`<button type="button" aria-pressed=${this.#panel === panel} @click=${() => this.#toggle(panel)}>${name}</button>`
    const title = document.querySelector('header.site .home')?.textContent?.trim() ?? ''
    return html`<p id="-map-help" class="map-hidden">${words.help}</p>
      <p class="map-hidden" role="status">${this.#message}</p>
      <div class="map-bar">
        <a class="map-home no-preview" href=${this.dataset['home'] ?? '/'} aria-label=${`${title}: ${words.home}`}>${title}</a>
        ${search.render()} ${whereabouts(open.around)}
        <div class="map-tabs">
          ${tab('list', words.list)}${tab('filters', words.filters)}${tab('ways', words.ways)}${tab('more', words.more)}
        </div>
      </div>
      <div class="map-zoom">
        <button type="button" aria-label=${words.nearer} @click=${() => void app.zoom(1.7)}>+</button>
        <button type="button" aria-label=${words.farther} @click=${() => void app.zoom(1 / 1.7)}>−</button>
        <button type="button" aria-label=${words.whole} @click=${() => void app.showAll()}>◯</button>
      </div>
      ${timeBar(app, words, player.isPlaying, player.toggle)} ${this.#sidePanel(open)}`
  }

  #sidePanel({ app, around, list, ways, note, canvas }: OpenMap): TemplateResult | typeof nothing {
    const { words, language } = around
    const panel = this.#panel
    const { selected } = app
    if (panel === undefined || (panel === 'note' && selected === undefined)) return nothing
    const titles = { list: words.list, filters: words.filters, ways: words.ways, more: words.more, note: '' }
    const close = (): void => {
      this.#panel = undefined
      this.#update()
      canvas.focus()
    }
    const content = {
      list: () => html`${selected ? note.renderHead(selected) : nothing}${list.render()}`,
      filters: () => filterPanel(app, words, language),
      ways: () => ways.render(),
      more: () => exportPanel(around),
      note: () => note.render(selected!),
    }[panel]
    return html`<aside class="map-panel" data-panel=${panel} tabindex="-1" aria-label=${titles[panel] || (selected?.title ?? '')} @click=${(event: MouseEvent) => followTextLink(event, around)}>
      <div class="map-panel-head">
        <h2>${panel === 'note' ? nothing : titles[panel]}</h2>
        <button type="button" class="map-close" aria-label=${words.close} @click=${close}>×</button>
      </div>
      ${content()}
    </aside>`
  }

  async #key(event: KeyboardEvent): Promise<void> {
    const app = this.#open?.app
    if (!app || event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    if (key.startsWith('Arrow')) {
      event.preventDefault()
      await app.step(key as ArrowKey)
      return
    }
    const run = {
      '+': () => app.zoom(1.7),
      '=': () => app.zoom(1.7),
      '-': () => app.zoom(1 / 1.7),
      '0': () => app.showAll(),
      Escape: () => {
        this.#open?.card.remove()
        return app.select(undefined)
      },
      Enter: async () => {
        if (app.selected === undefined) return
        this.#open?.card.remove()
        this.#panel = 'note'
        this.#update()
        this.#open?.live.querySelector<HTMLElement>('.map-panel')?.focus()
      },
    }[key]
    if (run === undefined) return
    event.preventDefault()
    event.stopPropagation()
    await run()
  }
}

customElements.define('hortus-map', HortusMap)
