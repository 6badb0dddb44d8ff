import { html, nothing, type TemplateResult } from 'lit'
import { joinList } from '../../../../web/controllers/join-list.ts'
import type { RegionData } from '../files/map-data.ts'
import { mapKinds, mapStages } from '../files/map-data.ts'
import type { ListedMap } from './listed-map.ts'
import type { MapNote } from './map-state.ts'
import type { MapSurroundings } from './map-surroundings.ts'
import { urlOf } from './map-ways.ts'
import { OpenEntries } from './open-entries.ts'
import { regionCount, regionSize } from './region-size.ts'

/** Notes, and links of a note, that are listed before a button brings the rest. */
const firstNotes = 60
const firstLinks = 40

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
  const open = new OpenEntries(app, update)
  const list: ShownList = { app, open, words, language, base, number: new Intl.NumberFormat(language) }
  return {
    render() {
      open.lookAround()
      return html`<ul class="map-tree">
        ${childRegions(app, undefined).map((region) => renderRegion(region, list))}
      </ul>`
    },
    settle() {
      if (open.takeMove())
        document.querySelector('.map-tree [data-here] > button')?.scrollIntoView({ block: 'nearest' })
    },
    reveal: async (note) => (await open.unfoldTo(note))?.focus(),
    follow: async (note) => (await open.unfoldTo(note))?.scrollIntoView({ block: 'nearest' }),
  }
}

/** What entries are rendered with. */
interface ShownList extends Pick<MapSurroundings, 'words' | 'language' | 'base'> {
  readonly app: ListedMap
  readonly open: OpenEntries
  readonly number: Intl.NumberFormat
}

/** Regions directly inside one, or those at the top; the largest first. */
function childRegions(app: ListedMap, parent: RegionData | undefined): readonly RegionData[] {
  const { regions, overview } = app.notes
  const place = parent === undefined ? -1 : regions.findIndex(({ id }) => id === parent.id)
  return regions
    .filter((region) => region.parent === place && app.isRegionShown(region))
    .sort((a, b) => b.notes - a.notes || regionCount(b, overview) - regionCount(a, overview))
}

function renderRegion(region: RegionData, list: ShownList): TemplateResult {
  const { app, open, words, language, number } = list
  const isOpen = open.isOpen(region)
  const isHere = open.isHere(region)
  const hits = app.hitsIn(region)
  const size =
    hits === undefined
      ? regionSize(region, app.notes.overview, words, language)
      : words.found(hits, number.format(hits))
  return html`<li class="region" data-hue=${region.hue} ?data-here=${isHere}>
    <button type="button" aria-expanded=${isOpen} aria-current=${isHere ? 'location' : 'false'} @click=${() => void open.toggleRegion(region)}>
      <span class="name" dir="auto">${region.name}</span> <span class="count">${size}</span>
    </button>
    ${isOpen ? renderInside(region, list) : nothing}
  </li>`
}

function renderInside(region: RegionData, list: ShownList): TemplateResult {
  const { app, open, words } = list
  if (open.isLoading(region.id)) return html`<p>${words.loading}</p>`
  if (region.inside !== 'nodes')
    return html`<ul>${childRegions(app, region).map((child) => renderRegion(child, list))}</ul>`
  const notes = [...app.notes.notes.values()]
    .filter((note) => note.region.id === region.id && app.isShown(note))
    .sort((a, b) => b.data.rank - a.data.rank || a.place - b.place)
  return html`<ul>
    ${open.cut(notes, region.id, firstNotes).map((note) => renderNote(note, list))} ${renderMore(notes.length, region.id, firstNotes, list)}
  </ul>`
}

function renderMore(
  count: number,
  id: string,
  most: number,
  { open, words, number }: ShownList,
): TemplateResult | typeof nothing {
  if (!open.isCut(count, id, most)) return nothing
  return html`<li>
    <button type="button" @click=${() => open.showAll(id)}>${words.moreOf(number.format(count - most))}</button>
  </li>`
}

function renderNote(note: MapNote, list: ShownList): TemplateResult {
  const { app, open, words, number } = list
  const isOpen = open.isNoteOpen(note)
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
      @click=${() => void open.toggleNote(note)}
      @focus=${() => app.pointAt(note)}
      @blur=${() => app.pointAt(undefined)}
    >
      <span class="name" dir="auto">${note.title}</span>
      ${about.length === 0 ? nothing : html`<span class="about">${joinList(about)}</span>`}
      <span class="count">${number.format(linksIn + linksOut)} <span class="map-hidden">${words.linksWord}</span></span>
    </button>
    ${isOpen ? renderLinks(note, list) : nothing}
  </li>`
}

function renderLinks(note: MapNote, list: ShownList): TemplateResult {
  const { open, words, base } = list
  if (open.isLoading(note.id)) return html`<p>${words.loading}</p>`
  return html`<ul class="links">
    ${note.address === '' ? nothing : html`<li><a class="no-preview" href=${urlOf(note.address, base)}>${words.open}</a></li>`}
    ${renderSide(note, true, list)}${renderSide(note, false, list)}
  </ul>`
}

/** The notes that one links to (`isOut`), or that link to it. */
function renderSide(note: MapNote, isOut: boolean, list: ShownList): TemplateResult | typeof nothing {
  const { app, open, words } = list
  const others = app.notes
    .linksOf(note)
    .flatMap((end) => (end.isOut === isOut ? (app.notes.find(end.id) ?? []) : []))
  if (others.length === 0) return nothing
  const key = `${note.id} ${isOut}`
  return html`<li>
    <span class="side">${isOut ? words.linksTo : words.linkedFrom}</span>
    <ul>
      ${open.cut(others, key, firstLinks).map(
        (other) => html`<li>
          <button type="button" dir="auto" @click=${() => void open.goTo(other)}>${other.title}</button>
        </li>`,
      )}
      ${renderMore(others.length, key, firstLinks, list)}
    </ul>
  </li>`
}
