import './path.css'
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { appWords } from '../../../../web/controllers/app-words.ts'
import type { NameEntry } from '../files/map-data.ts'
import { createMapNotes, type MapNotes } from './map-notes.ts'
import { type MapSource, openMapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'
import { createWayFinder, urlOf, type Way } from './map-ways.ts'

/** From which note paths lead, and where the map's files are. */
export interface PathStart {
  readonly title: string
  /** Path of its leaf and place in it: `leaf:place`. */
  readonly note: string
  readonly files: string
  /** Path of the site. */
  readonly base: string
}

/** What a path is looked for with; opened with the dialog, kept while it is open. */
interface OpenMap {
  readonly source: MapSource
  readonly notes: MapNotes
  readonly find: (from: MapNote, to: MapNote) => Promise<readonly Way[]>
}

/**
 * Explains how a note connects to another: the reader names the other, and the best few routes are told, each step with
 * the sentence that makes the link. What it needs of the map is fetched when it opens.
 */
class HortusPath extends LitElement {
  static override properties = {
    names: { state: true },
    selected: { state: true },
    to: { state: true },
    ways: { state: true },
    state: { state: true },
  }

  declare names: readonly NameEntry[]
  declare selected: number
  declare to: string
  declare ways: readonly Way[] | undefined
  declare state: 'asking' | 'unnamed' | 'looking' | 'told' | 'lost'
  readonly #start: PathStart
  #map: Promise<OpenMap> | undefined
  #query = ''

  constructor(start: PathStart) {
    super()
    this.#start = start
    this.names = []
    this.selected = 0
    this.to = ''
    this.ways = undefined
    this.state = 'asking'
  }

  protected override createRenderRoot(): this {
    return this
  }

  protected override render(): TemplateResult {
    const words = appWords()
    const { names, selected, state } = this
    const option = (i: number): string => `-path-${i}`
    return html`<dialog class="path" aria-labelledby="-path" @close=${() => this.remove()} @click=${this.#closeOutside}>
      <header>
        <h2 id="-path">${words.connectsOf(this.#start.title, '')}</h2>
        <button type="button" class="close" aria-label=${words.close} @click=${this.#close}></button>
      </header>
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-label=${words.otherNote}
        placeholder=${words.otherNote}
        aria-autocomplete="list"
        aria-controls="-path-names"
        aria-expanded=${names.length > 0}
        aria-activedescendant=${names.length > 0 ? option(selected) : nothing}
        @input=${this.#ask}
        @keydown=${this.#press}
      />
      <ul id="-path-names" role="listbox" aria-label=${words.otherNote} ?hidden=${names.length === 0}>
        ${names.map(
          (name, i) =>
            html`<li id=${option(i)} role="option" aria-selected=${i === selected} @click=${() => void this.#choose(name)}>${name[0]}</li>`,
        )}
      </ul>
      <div class="told" role="status">
        ${state === 'looking' ? html`<p>${words.loading}</p>` : nothing}
        ${state === 'unnamed' ? html`<p>${words.noNameLikeIt}</p>` : nothing}
        ${state === 'lost' ? html`<p>${words.lost}</p>` : nothing}
        ${state === 'told' && this.ways?.length === 0 ? html`<p>${words.noPath(this.to, '')}</p>` : nothing}
      </div>
      ${(this.ways ?? []).map((way, i) => this.#way(way, i))}
    </dialog>`
  }

  #way(way: Way, place: number): TemplateResult {
    const words = appWords()
    const steps = words.pathSteps(way.hops.length, words.number(way.hops.length))
    return html`<details class="map-way" ?open=${place === 0}>
      <summary>${words.pathNumber(words.number(place + 1), steps)}</summary>
      <ol>
        ${way.notes.map((stop, i) => {
          const hop = way.hops[i]
          return html`<li>
            <a href=${urlOf(stop.address, this.#start.base)} @click=${this.#close}>${stop.title}</a>
            ${
              hop === undefined
                ? nothing
                : html`<p><span class="where">${hop.isForward ? words.linksTo : words.linkedFrom}</span>${hop.link === '' ? nothing : html` “${hop.before}<mark>${hop.link}</mark>${hop.after}”`}</p>`
            }
          </li>`
        })}
      </ol>
    </details>`
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')!.showModal()
    this.querySelector('input')!.focus()
    void this.#opened().catch(() => {})
  }

  #opened(): Promise<OpenMap> {
    this.#map ??= this.#open()
    this.#map.catch(() => {
      this.#map = undefined
    })
    return this.#map
  }

  async #open(): Promise<OpenMap> {
    const source = await openMapSource(this.#start.files)
    const notes = createMapNotes(source)
    const { find } = createWayFinder(source, notes, this.#start.base)
    return { source, notes, find }
  }

  #ask = async (event: Event): Promise<void> => {
    const query = (event.target as HTMLInputElement).value
    this.#query = query
    try {
      const { source } = await this.#opened()
      const names = query.trim() === '' ? [] : await source.findNames(query)
      if (query !== this.#query) return
      this.state = names.length === 0 && query.trim() !== '' ? 'unnamed' : 'asking'
      this.names = names.filter(([, region, place]) => `${region}:${place}` !== this.#start.note)
      this.selected = 0
    } catch {
      if (query === this.#query) this.state = 'lost'
    }
  }

  #press = (event: KeyboardEvent): void => {
    const count = this.names.length
    if (count === 0 || event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      this.selected = (this.selected + (event.key === 'ArrowDown' ? 1 : count - 1)) % count
    } else if (event.key === 'Enter') {
      event.preventDefault()
      void this.#choose(this.names[this.selected]!)
    }
  }

  async #choose([title, region, place]: NameEntry): Promise<void> {
    const input = this.querySelector('input')!
    input.value = title
    this.#query = title
    this.names = []
    this.to = title
    this.ways = undefined
    this.state = 'looking'
    try {
      const { notes, find } = await this.#opened()
      const cut = this.#start.note.lastIndexOf(':')
      const [from, to] = await Promise.all([
        notes.get(this.#start.note.slice(0, cut), Number(this.#start.note.slice(cut + 1))),
        notes.get(region, place),
      ])
      const ways = await find(from, to)
      if (this.to !== title) return
      this.ways = ways
      this.state = 'told'
    } catch {
      if (this.to === title) this.state = 'lost'
    }
  }

  #close = (): void => this.querySelector('dialog')?.close()

  #closeOutside = (event: Event): void => {
    if (event.target === this.querySelector('dialog')) this.#close()
  }
}

customElements.define('hortus-path', HortusPath)

/** Opens the dialog, unless it is open. */
export function openPath(start: PathStart): void {
  if (document.querySelector('hortus-path') === null) document.body.append(new HortusPath(start))
}
