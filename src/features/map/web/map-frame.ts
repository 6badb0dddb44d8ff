import { html, nothing, type TemplateResult } from 'lit'
import { gardenTitle } from './garden-title.ts'
import { markLegend } from './map-legend.ts'
import type { MapPanel, OpenMap } from './map-side-panel.ts'
import { whereabouts } from './map-whereabouts.ts'
import { timeBar } from './time-bar.ts'

/** Which panel is open, what opens another, and where the garden's home is. */
interface FrameChoice {
  readonly panel: MapPanel | undefined
  readonly toggle: (panel: MapPanel) => void
  readonly home: string
}

/** What lies on the map: the bar with search and panels, nearness, the legend, time. */
export function mapFrame(
  { app, around, search, player, lands }: OpenMap,
  { panel, toggle, home }: FrameChoice,
): TemplateResult {
  const { words } = around
  const tab = (name: MapPanel, text: string) =>
    html`<button type="button" aria-pressed=${panel === name} @click=${() => toggle(name)}>${text}</button>`
  const title = gardenTitle()
  return html`<p id="-map-help" class="map-hidden">${words.help}</p>
    <div class="map-bar">
      <a class="map-home no-preview" href=${home} aria-label=${`${title}: ${words.home}`}>${title}</a>
      ${search.render()} ${whereabouts(around)}
      <div class="map-tabs">
        ${tab('list', words.list)}${tab('filters', words.filters)}${tab('ways', words.ways)}${tab('more', words.more)}
      </div>
    </div>
    <div class="map-zoom">
      <button type="button" aria-label=${words.nearer} @click=${() => void app.zoom(1.7)}>+</button>
      <button type="button" aria-label=${words.farther} @click=${() => void app.zoom(1 / 1.7)}>−</button>
      <button type="button" aria-label=${words.whole} @click=${() => void app.showAll()}>◯</button>
    </div>
    <div class="map-foot">${timeBar(app, words, player.isPlaying, player.toggle)} ${markLegend(app, words)} ${lands?.render() ?? nothing}</div>`
}
