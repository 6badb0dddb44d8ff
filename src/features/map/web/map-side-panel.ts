import { html, nothing, type TemplateResult } from 'lit'
import { followTextLink } from './follow-text-link.ts'
import type { MapApp } from './map-app.ts'
import type { MapCard } from './map-card.ts'
import { exportPanel } from './map-export-panel.ts'
import type { MapList } from './map-list.ts'
import type { NotePanel } from './map-note-panel.ts'
import { filterPanel } from './map-panels.ts'
import type { MapPlayer } from './map-player.ts'
import type { MapSearch } from './map-search.ts'
import type { MapSurroundings } from './map-surroundings.ts'
import type { WaysPanel } from './map-ways-panel.ts'
import type { NeighbourLands } from './neighbour-lands.ts'

/** What may stand beside the map. */
export type MapPanel = 'list' | 'filters' | 'ways' | 'more' | 'note'

/** An open map with everything around it. */
export interface OpenMap {
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
  /** Other gardens, where links lead to or come from any. */
  readonly lands: NeighbourLands | undefined
}

/** The panel beside the map; that of a note is called like the note. */
export function sidePanel(
  { app, around, list, ways, note }: OpenMap,
  panel: MapPanel,
  close: () => void,
): TemplateResult | typeof nothing {
  const { words, language } = around
  const { selected } = app
  if (panel === 'note' && selected === undefined) return nothing
  const title = {
    list: words.list,
    filters: words.filters,
    ways: words.ways,
    more: words.more,
    note: selected?.title ?? '',
  }[panel]
  const content = {
    list: () => html`${selected ? note.renderHead(selected) : nothing}${list.render()}`,
    filters: () => filterPanel(app, words, language),
    ways: () => ways.render(),
    more: () => exportPanel(around),
    note: () => (selected ? note.render(selected) : nothing),
  }[panel]
  return html`<aside class="map-panel" data-panel=${panel} tabindex="-1" aria-label=${title} @click=${(event: MouseEvent) => followTextLink(event, around)}>
    <div class="map-panel-head">
      <h2 dir="auto">${title}</h2>
      <button type="button" class="map-close" aria-label=${words.close} @click=${close}>×</button>
    </div>
    ${content()}
  </aside>`
}
