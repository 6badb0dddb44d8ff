import { html, type TemplateResult } from 'lit'
import { exportMapGexf, exportMapJson, type ShownMap, saveFile } from './map-export.ts'
import { exportMapSvg } from './map-export-svg.ts'
import type { MapSurroundings } from './map-surroundings.ts'

/** Buttons that hand out the picture and the graph. */
export function exportPanel({ app, words }: MapSurroundings): TemplateResult {
  const graph = async (name: string, format: (map: ShownMap) => string, type: string): Promise<void> =>
    save(name, format({ notes: app.notes, shown: await app.everyShown() }), type)
  const save = (name: string, text: string, type: string): void => saveFile(name, new Blob([text], { type }))
  const png = (): void => app.view.compose().toBlob((blob) => blob && saveFile('map.png', blob))
  return html`<p class="about">${words.exportAbout}</p>
    <div class="map-actions">
      <button type="button" @click=${png}>${words.png}</button>
      <button type="button" @click=${() => save('map.svg', exportMapSvg(app.view, app.colors), 'image/svg+xml')}>${words.svg}</button>
      <button type="button" @click=${() => void graph('map.gexf', exportMapGexf, 'application/xml')}>${words.gexf}</button>
      <button type="button" @click=${() => void graph('map.json', exportMapJson, 'application/json')}>${words.json}</button>
    </div>`
}
