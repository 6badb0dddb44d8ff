import { html, nothing, type TemplateResult } from 'lit'
import type { MapApp } from './map-app.ts'
import { dayHere, isAfter, lastDayOf } from './planted-until.ts'
import type { MapWords } from './words/en.ts'

/** The slider of the months or days of planting, and the day itself. Empty where notes do not say when they were planted. */
export function timeBar(
  app: MapApp,
  words: MapWords,
  isPlaying: boolean,
  toggle: () => void,
): TemplateResult | typeof nothing {
  const { months } = app.source.overview.facets
  if (months.length < 2) return nothing
  const { until } = app.filter
  const at =
    until === undefined ? months.length : months.filter(({ name }) => !isAfter(name, until)).length - 1
  const today = dayHere()
  return html`<div class="map-time">
    <button type="button" aria-pressed=${isPlaying} @click=${toggle}>${isPlaying ? words.pause : words.play}</button>
    <input
      type="range"
      min="0"
      max=${months.length}
      .value=${String(at)}
      aria-label=${words.time}
      aria-valuetext=${until ?? words.today}
      @input=${(event: Event) => setPeriod(app, Number((event.target as HTMLInputElement).value))}
    />
    <label><span>${words.time}</span>
      <input
        type="date"
        max=${today}
        .value=${until === undefined ? today : lastDayOf(until)}
        @change=${(event: Event) => setDay(app, (event.target as HTMLInputElement).value)}
    /></label>
  </div>`
}

/** Shows the garden as it was at the end of one of the months or days of planting; past the last one, as it is. */
export function setPeriod(app: MapApp, at: number): void {
  setUntil(app, app.source.overview.facets.months[at]?.name)
}

/** Shows the garden as it was on any day; from today on, or without one, as it is. */
function setDay(app: MapApp, day: string): void {
  setUntil(app, day === '' || day >= dayHere() ? undefined : day)
}

function setUntil(app: MapApp, until: string | undefined): void {
  const { until: _until, ...rest } = app.filter
  app.setFilter({ ...rest, until })
}
