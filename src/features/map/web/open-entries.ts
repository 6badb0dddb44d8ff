import type { RegionData } from '../files/map-data.ts'
import type { ListedMap } from './listed-map.ts'
import type { MapNote } from './map-state.ts'

/** A list of everything has links in every region; the first ones will do. */
const maxTiles = 24

/** Which regions and notes of the map's list are unfolded, and what is loaded for that. `update` renders the list again. */
export class OpenEntries {
  readonly #app: ListedMap
  readonly #update: () => void
  readonly #unfolded = new Set<string>()
  readonly #folded = new Set<string>()
  readonly #whole = new Set<string>()
  readonly #waiting = new Set<string>()
  /** Regions around the view, the outermost first. */
  #around: readonly string[] = []
  #hasMoved = false

  constructor(app: ListedMap, update: () => void) {
    this.#app = app
    this.#update = update
    // What is all there is need not be unfolded first.
    const [only, other] = app.notes.overview.regions
    if (only?.inside !== 'nodes' || other !== undefined) return
    this.#unfolded.add(only.id)
    void app.notes.loadTile(app.notes.pathOf(only)).then(update, () => {})
  }

  isOpen({ id }: RegionData): boolean {
    return this.#unfolded.has(id) || (this.#around.includes(id) && !this.#folded.has(id))
  }

  isNoteOpen({ id }: MapNote): boolean {
    return this.#unfolded.has(id)
  }

  isLoading(id: string): boolean {
    return this.#waiting.has(id)
  }

  /** Whether the reader has come to this region. */
  isHere({ id }: RegionData): boolean {
    return this.#around.at(-1) === id
  }

  /** The first `most` entries of a long list, unless its button was pressed. */
  cut<Item>(items: readonly Item[], id: string, most: number): readonly Item[] {
    return this.#whole.has(id) ? items : items.slice(0, most)
  }

  isCut(count: number, id: string, most: number): boolean {
    return count > most && !this.#whole.has(id)
  }

  showAll(id: string): void {
    this.#whole.add(id)
    this.#update()
  }

  /** Unfolds where the view has come to. Who is in the list moves the map, and not the other way. */
  lookAround(): void {
    if (document.activeElement?.closest('.map-tree')) return
    const now = this.#app.entered().map(({ id }) => id)
    this.#hasMoved ||= now.at(-1) !== this.#around.at(-1)
    this.#around = now
    for (const id of this.#folded) if (!now.includes(id)) this.#folded.delete(id)
  }

  /** Whether the view has come to another region since this was asked last. */
  takeMove(): boolean {
    const hasMoved = this.#hasMoved
    this.#hasMoved = false
    return hasMoved
  }

  async toggleRegion(region: RegionData): Promise<void> {
    if (this.isOpen(region)) {
      this.#unfolded.delete(region.id)
      this.#folded.add(region.id)
      return this.#update()
    }
    const { notes } = this.#app
    this.#folded.delete(region.id)
    await this.#unfold(region.id, async () => {
      if (region.inside === 'nodes') await notes.loadTile(notes.pathOf(region))
      else if (region.inside === 'regions') await notes.loadInside(region)
    })
    await this.#app.goToRegion(region)
  }

  async toggleNote(note: MapNote): Promise<void> {
    if (this.#unfolded.delete(note.id)) return this.#update()
    const { notes } = this.#app
    await this.#unfold(note.id, async () => {
      await this.#app.select(note, true)
      const paths = new Set(notes.linksOf(note).map(({ tilePath }) => tilePath))
      await Promise.all([...paths].slice(0, maxTiles).map((path) => notes.loadTile(path)))
    })
  }

  /** Unfolds all that is around a note, and finds its button. */
  async unfoldTo(note: MapNote): Promise<HTMLElement | null> {
    const { notes } = this.#app
    await notes.loadTile(note.tilePath)
    for (let at: RegionData | undefined = note.region; at !== undefined; at = notes.regions[at.parent])
      this.#unfolded.add(at.id)
    this.#whole.add(note.region.id)
    this.#update()
    return document.querySelector(`.map-tree [data-id="${CSS.escape(note.id)}"] > button`)
  }

  /** Goes along a link: the focus goes too. */
  async goTo(note: MapNote): Promise<void> {
    await this.#app.select(note, true)
    ;(await this.unfoldTo(note))?.focus()
  }

  /** Shows that an entry is loading until `load` is done. */
  async #unfold(id: string, load: () => Promise<void>): Promise<void> {
    this.#unfolded.add(id)
    this.#waiting.add(id)
    this.#update()
    await load()
    this.#waiting.delete(id)
    this.#update()
  }
}
