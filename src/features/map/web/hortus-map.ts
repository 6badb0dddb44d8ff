import './live-map.css'
import { html, nothing, render, type TemplateResult } from 'lit'
import { createMapApp } from './create-map-app.ts'
import type { MapEvents } from './map-app.ts'
import { createMapCard } from './map-card.ts'
import { mapFrame } from './map-frame.ts'
import { createMapHook, type MapHook } from './map-hook.ts'
import { insetsOf } from './map-insets.ts'
import { pressMapKey } from './map-keys.ts'
import { createMapList } from './map-list.ts'
import { createNotePanel } from './map-note-panel.ts'
import { createMapPlayer } from './map-player.ts'
import { createMapSearch } from './map-search.ts'
import { type MapPanel, type OpenMap, sidePanel } from './map-side-panel.ts'
import { type MapSource, openMapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'
import { createWaysPanel } from './map-ways-panel.ts'
import { loadMapWords, mapWords } from './map-words.ts'
import { createNeighbourLands } from './neighbour-lands.ts'

/**
 * The map over the whole window. What the page has before (a drawing and a list) stays where the map cannot be drawn;
 * otherwise it is the first picture until the map is there.
 */
export class HortusMap extends HTMLElement {
  /** Set while the map is open. */
  map: MapHook | undefined
  #open: OpenMap | undefined
  #live: HTMLElement | undefined
  #panel: MapPanel | undefined
  #message = ''
  #wasBeside = false
  #covered = ''
  #keyDone: Promise<unknown> = Promise.resolve()
  /** One object for both, since browsers give a new one each time, and keep those with listeners for ever. */
  readonly #isDark = matchMedia('(prefers-color-scheme: dark)')

  connectedCallback(): void {
    void this.#start()
    document.addEventListener('hortus:theme', this.#onTheme)
    document.addEventListener('hortus:changed', this.#onChanged)
    this.#isDark.addEventListener('change', this.#onTheme)
    addEventListener('resize', this.#onResize)
  }

  disconnectedCallback(): void {
    document.removeEventListener('hortus:theme', this.#onTheme)
    document.removeEventListener('hortus:changed', this.#onChanged)
    this.#isDark.removeEventListener('change', this.#onTheme)
    removeEventListener('resize', this.#onResize)
    this.#close()
  }

  #onTheme = (): void => {
    this.#open?.app.refreshColors()
    this.#update()
  }

  #onResize = (): void => this.#update()

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
    this.#covered = ''
    this.map = undefined
  }

  async #start(): Promise<void> {
    let source: MapSource | undefined
    let live: HTMLElement | undefined
    try {
      const opening = openMapSource(this.dataset['files']!, this.dataset['version'])
      ;[source] = await Promise.all([opening, document.fonts?.ready, loadMapWords()])
      // Of an empty garden the page says more than an empty picture.
      if (!this.isConnected || this.#live || source.overview.regions.length === 0) return
      live = this.#show()
      const canvas = live.querySelector<HTMLElement>('.map-canvas')!
      const app = await createMapApp(canvas, source, this.#events(live, canvas))
      // The page was left, or the garden changed, meanwhile.
      if (!live.isConnected) return app.kill()
      const around: MapSurroundings = {
        app,
        words: mapWords(),
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
      live.classList.remove('is-coming')
      this.classList.add('is-live')
      this.dispatchEvent(new Event('hortus:map', { bubbles: true }))
    } catch (error) {
      if (live?.isConnected === false) return
      this.#close()
      this.dataset['failed'] = error instanceof Error ? error.message : ''
      if (source) await this.#listAlone(source)
    }
  }

  /** Makes room for the map in the window, unseen until it is drawn. */
  #show(): HTMLElement {
    const live = document.createElement('div')
    live.className = 'map-live is-coming'
    live.dataset['added'] = ''
    this.#live = live
    this.append(live)
    document.documentElement.classList.add('has-map')
    if (matchMedia('(width >= 62em)').matches) this.#panel = 'list'
    this.#wasBeside = this.#panel !== undefined
    live.classList.toggle('has-panel', this.#wasBeside)
    render(
      html`<div class="map-canvas" role="application" tabindex="0" aria-label=${mapWords().map} aria-describedby="-map-help"></div>
      <div class="map-frame"></div>`,
      live,
    )
    return live
  }

  #events(live: HTMLElement, canvas: HTMLElement): MapEvents {
    return {
      onChange: () => this.#update(),
      onSelect: (note) => this.#follow(note),
      onOpen: () => this.#showNote(),
      onHover: (note, at) => {
        // What stands beside the map already needs no card.
        const isBeside = this.#panel === 'note' && note?.id === this.#open?.app.selected?.id
        void this.#open?.card.show(isBeside ? undefined : note, at)
      },
      insets: () => insetsOf(live, canvas),
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
        this.#panel = 'ways'
        void app.select(undefined).then(() => ways.begin(from))
      },
      reveal: (shown) => {
        this.#panel = 'list'
        this.#update()
        void list.reveal(shown)
      },
    })
    const player = createMapPlayer(app, around.update)
    const card = createMapCard(this, canvas, { base, notWritten: words.notWritten })
    const { neighbours } = this.dataset
    const lands = neighbours === undefined ? undefined : createNeighbourLands(around, neighbours)
    return {
      app,
      around,
      live,
      canvas,
      list,
      search: createMapSearch(around),
      ways,
      note,
      player,
      card,
      lands,
    }
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
    const covered = JSON.stringify(insetsOf(open.live, open.canvas))
    if (covered !== this.#covered) open.app.keepInSight()
    this.#covered = covered
  }

  /** The note that was pointed out on the map opens beside it, unless it was asked for by a way. */
  #showNote(): void {
    if (this.#panel === 'ways' || !this.#open?.app.selected) return
    this.#panel = 'note'
    this.#update()
  }

  /** What is chosen on the map is shown beside it, in the list too. */
  #follow(selected: MapNote): void {
    const { ways, note, list, card } = this.#open ?? {}
    card?.remove()
    if (!ways || !note || !list || ways.take(selected)) return
    note.follow(selected)
    if (this.#panel === 'list') void list.follow(selected)
    else if (this.#panel !== 'ways') this.#panel = 'note'
  }

  #toggle = (panel: MapPanel): void => {
    this.#panel = this.#panel === panel ? undefined : panel
    this.#update()
    this.#open?.live.querySelector<HTMLElement>('.map-panel')?.focus({ preventScroll: true })
  }

  #frame(open: OpenMap): TemplateResult {
    const close = (): void => {
      this.#panel = undefined
      this.#update()
      open.canvas.focus()
    }
    const panel = this.#panel === undefined ? nothing : sidePanel(open, this.#panel, close)
    const home = this.dataset['home'] ?? '/'
    return html`<p class="map-hidden" role="status">${this.#message}</p>
      ${mapFrame(open, { panel: this.#panel, toggle: this.#toggle, home })} ${panel}`
  }

  async #key(event: KeyboardEvent): Promise<void> {
    if (!this.#open) return
    const { app, card, live } = this.#open
    await pressMapKey(event, app, {
      leave: () => card.remove(),
      open: () => {
        card.remove()
        this.#panel = 'note'
        this.#update()
        live.querySelector<HTMLElement>('.map-panel')?.focus()
      },
    })
  }
}

customElements.define('hortus-map', HortusMap)
