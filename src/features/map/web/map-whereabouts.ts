import { html, nothing, type TemplateResult } from 'lit'
import type { MapSurroundings } from './map-surroundings.ts'

/** The regions that the reader is in, with the way back out; nothing from afar. */
export function whereabouts({ app, words }: MapSurroundings): TemplateResult | typeof nothing {
  const regions = app.whereabouts()
  if (regions.length === 0) return nothing
  return html`<nav class="map-where" aria-label=${words.whereabouts}>
    ${regions.map((region) => html`<button type="button" dir="auto" @click=${() => void app.goToRegion(region)}>${region.name}</button>`)}
  </nav>`
}
