import { html, nothing, type TemplateResult } from 'lit'
import { joinList } from '../../../../web/controllers/join-list.ts'
import type { RegionData } from '../files/map-data.ts'
import { mapKinds, mapStages } from '../files/map-data.ts'
import type { MapApp } from './map-app.ts'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'
import { urlOf } from './map-ways.ts'
import { regionCount, regionSize } from './region-size.ts'

/** Notes, and links of a note, that are listed before a button brings the rest. */
const firstNotes = 60
const firstLinks = 40

/** What the list needs of a map; there may be no picture behind it. */
export type ListedMap = Pick<
  MapApp,
  | 'notes'
  | 'selected'
  | 'isShown'
  | 'isRegionShown'
  | 'hitsIn'
  | 'select'
  | 'entered'
  | 'goToRegion'
  | 'pointAt'
>

/**
 * The list twin of the map: regions, their notes, a note's links. It shows what the map shows and says it in words: where
 * the reader has come nearer, the regions around are unfolded, unless it is the list that he is in.
 */
export interface MapList {
  render(): TemplateResult
  /** To be called when it was rendered: brings the region that the reader has come to into view. */
  settle(): void
  /** Unfolds what is around a note and puts the focus on it. */
  reveal(note: MapNote): Promise<void>
  /** The same, without the focus: the list goes where the map has gone. */
  follow(note: MapNote): Promise<void>
}

/** `base` is the path of the site; `update` renders the surroundings again. */
export function createMapList(
  app: ListedMap,
  { words, language, base, update }: Pick<MapSurroundings, 'words' | 'language' | 'base' | 'update'>,
): MapList {
  const unfolded = new Set<string>()
  const allOf = new Set<string>()
  const waiting = new Set<string>()
  const number = new Intl.NumberFormat(language)
  /** Regions around the view, the outermost first, and those of them that were folded by hand. */
  let around: readonly string[] = []
  const folded = new Set<string>()
  let isMoved = false

  // What is all there is need not be unfolded first.
  const [only, other] = app.notes.overview.regions
  if (only?.inside === 'nodes' && other === undefined) {
    unfolded.add(only.id)
    void app.notes.loadTile(app.notes.pathOf(only)).then(update, () => {})
  }

  const isUnfolded = ({ id }: RegionData): boolean =>
    unfolded.has(id) || (around.includes(id) && !folded.has(id))

  /** Who is in the list moves the map, and not the other way. */
  function lookAround(): void {
    if (document.activeElement?.closest('.map-tree')) return
    const now = app.entered().map(({ id }) => id)
    isMoved = isMoved || now.at(-1) !== around.at(-1)
    around = now
    for (const id of folded) if (!around.includes(id)) folded.delete(id)
  }

  async function toggleRegion(region: RegionData): Promise<void> {
    if (isUnfolded(region)) {
      unfolded.delete(region.id)
      folded.add(region.id)
      return update()
    }
    folded.delete(region.id)
    unfolded.add(region.id)
    waiting.add(region.id)
    update()
    if (region.inside === 'nodes') await app.notes.loadTile(app.notes.pathOf(region))
    else if (region.inside === 'regions') await app.notes.loadInside(region)
    waiting.delete(region.id)
    update()
    await app.goToRegion(region)
  }

  async function toggleNote(note: MapNote): Promise<void> {
    if (unfolded.delete(note.id)) return update()
    unfolded.add(note.id)
    waiting.add(note.id)
    update()
    await app.select(note, true)
    const paths = new Set(app.notes.linksOf(note).map(({ tilePath }) => tilePath))
    // A list of everything has links in every region; the first ones will do.
    await Promise.all([...paths].slice(0, 24).map((path) => app.notes.loadTile(path)))
    waiting.delete(note.id)
    update()
  }

  /** Goes along a link: the focus goes too. */
  async function goTo(note: MapNote): Promise<void> {
    await app.select(note, true)
    ;(await unfoldTo(note))?.focus()
  }

  /** Regions directly inside one, or those at the top; the largest first. */
  function childRegions(parent: RegionData | undefined): readonly RegionData[] {
    const { regions } = app.notes
    const place = parent === undefined ? -1 : regions.findIndex(({ id }) => id === parent.id)
    return regions
      .filter((region) => region.parent === place && app.isRegionShown(region))
      .sort(
        (a, b) =>
          b.notes - a.notes || regionCount(b, app.notes.overview) - regionCount(a, app.notes.overview),
      )
  }

  const renderRegion = (region: RegionData): TemplateResult => {
    const isOpen = isUnfolded(region)
    const isHere = around.at(-1) === region.id
    const hits = app.hitsIn(region)
    const size =
      hits === undefined
        ? regionSize(region, app.notes.overview, words, language)
        : words.found(hits, number.format(hits))
    return html`<li class="region" data-hue=${region.hue} ?data-here=${isHere}>
      <button type="button" aria-expanded=${isOpen} aria-current=${isHere ? 'location' : 'false'} @click=${() => void toggleRegion(region)}>
        <span class="name" dir="auto">${region.name}</span> <span class="count">${size}</span>
      </button>
      ${isOpen ? renderInside(region) : nothing}
    </li>`
  }

  const renderInside = (region: RegionData): TemplateResult => {
    if (waiting.has(region.id)) return html`<p>${words.loading}</p>`
    if (region.inside !== 'nodes') return html`<ul>${childRegions(region).map(renderRegion)}</ul>`
    const notes = [...app.notes.notes.values()]
      .filter((note) => note.region.id === region.id && app.isShown(note))
      .sort((a, b) => b.data.rank - a.data.rank || a.place - b.place)
    return html`<ul>
      ${cut(notes, region.id, firstNotes).map(renderNote)} ${renderMore(notes.length, region.id, firstNotes)}
    </ul>`
  }

  const cut = <Item>(items: readonly Item[], id: string, most: number): readonly Item[] =>
    allOf.has(id) ? items : items.slice(0, most)

  const renderMore = (count: number, id: string, most: number) =>
    count <= most || allOf.has(id)
      ? nothing
      : html`<li>
          <button
            type="button"
            @click=${() => {
              allOf.add(id)
              update()
            }}
          >
            ${words.moreOf(number.format(count - most))}
          </button>
        </li>`

  const renderNote = (note: MapNote): TemplateResult => {
    const isOpen = unfolded.has(note.id)
    const { kind, stage, linksIn, linksOut } = note.data
    const stageName = mapStages[stage]
    const about = [
      kind === 0 ? '' : words.kindName[mapKinds[kind]!],
      stageName === undefined ? '' : words.stageNames[stageName],
    ].filter((word) => word !== '')
    return html`<li class="note" data-id=${note.id} ?data-current=${app.selected?.id === note.id}>
      <button
        type="button"
        aria-expanded=${isOpen}
        aria-current=${app.selected?.id === note.id ? 'true' : 'false'}
        @click=${() => void toggleNote(note)}
        @focus=${() => app.pointAt(note)}
        @blur=${() => app.pointAt(undefined)}
      >
        <span class="name" dir="auto">${note.title}</span>
        ${about.length === 0 ? nothing : html`<span class="about">${joinList(about)}</span>`}
        <span class="count">${number.format(linksIn + linksOut)} <span class="map-hidden">${words.linksWord}</span></span>
      </button>
      ${isOpen ? renderLinks(note) : nothing}
    </li>`
  }

  const renderLinks = (note: MapNote): TemplateResult => {
    if (waiting.has(note.id)) return html`<p>${words.loading}</p>`
    const ends = app.notes.linksOf(note)
    const side = (isOut: boolean) => {
      const found = ends.filter((end) => end.isOut === isOut && app.notes.find(end.id) !== undefined)
      if (found.length === 0) return nothing
      const key = `${note.id} ${isOut}`
      return html`<li>
        <span class="side">${isOut ? words.linksTo : words.linkedFrom}</span>
        <ul>
          ${cut(found, key, firstLinks).map(({ id }) => {
            const other = app.notes.find(id)!
            return html`<li>
              <button type="button" dir="auto" @click=${() => void goTo(other)}>${other.title}</button>
            </li>`
          })}
          ${renderMore(found.length, key, firstLinks)}
        </ul>
      </li>`
    }
    return html`<ul class="links">
      ${note.address === '' ? nothing : html`<li><a class="no-preview" href=${urlOf(note.address, base)}>${words.open}</a></li>`}
      ${side(true)}${side(false)}
    </ul>`
  }

  async function unfoldTo(note: MapNote): Promise<HTMLElement | null> {
    await app.notes.loadTile(note.tilePath)
    for (let at: RegionData | undefined = note.region; at !== undefined; at = app.notes.regions[at.parent])
      unfolded.add(at.id)
    allOf.add(note.region.id)
    update()
    return document.querySelector(`.map-tree [data-id="${CSS.escape(note.id)}"] > button`)
  }

  return {
    render() {
      lookAround()
      return html`<ul class="map-tree">
        ${childRegions(undefined).map(renderRegion)}
      </ul>`
    },
    settle() {
      if (!isMoved) return
      isMoved = false
      document.querySelector('.map-tree [data-here] > button')?.scrollIntoView({ block: 'nearest' })
    },
    reveal: async (note) => (await unfoldTo(note))?.focus(),
    follow: async (note) => (await unfoldTo(note))?.scrollIntoView({ block: 'nearest' }),
  }
}
