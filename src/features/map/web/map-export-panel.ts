import { html, type TemplateResult } from 'lit'
import { gardenTitle } from './garden-title.ts'
import { exportMapGexf, exportMapJson, type ShownMap, saveFile } from './map-export.ts'
import { exportMapSvg } from './map-export-svg.ts'
import { type PosterText, posterCanvas, posterSvg } from './map-poster.ts'
import type { MapSurroundings } from './map-surroundings.ts'

/** Buttons that hand out a poster, the view and the graph. */
export function exportPanel(around: MapSurroundings): TemplateResult {
  const { app, words } = around
  const save = (name: string, text: string, type: string): void => saveFile(name, new Blob([text], { type }))
  const savePicture = (name: string, canvas: HTMLCanvasElement): void =>
    canvas.toBlob((blob) => blob && saveFile(name, blob))
  const graph = async (name: string, format: (map: ShownMap) => string, type: string): Promise<void> =>
    save(name, format({ notes: app.notes, shown: await app.everyShown() }), type)
  const svg = 'image/svg+xml'
  const part = (title: string, about: string, buttons: readonly (readonly [string, () => void])[]) =>
    html`<section class="map-export">
      <h3 class="map-sub">${title}</h3>
      <p class="about">${about}</p>
      <div class="map-actions">
        ${buttons.map(([name, act]) => html`<button type="button" @click=${act}>${name}</button>`)}
      </div>
    </section>`
  return html`${part(words.poster, words.posterAbout, [
    [words.posterPng, () => savePicture('poster.png', posterCanvas(app.view, posterText(around)))],
    [words.posterSvg, () => save('poster.svg', posterSvg(app.view, posterText(around)), svg)],
  ])}
  ${part(words.view, words.viewAbout, [
    [words.png, () => savePicture('map.png', app.view.compose())],
    [words.svg, () => save('map.svg', exportMapSvg(app.view, app.colors), svg)],
  ])}
  ${part(words.graph, words.graphAbout, [
    [words.gexf, () => void graph('map.gexf', exportMapGexf, 'application/xml')],
    [words.json, () => void graph('map.json', exportMapJson, 'application/json')],
  ])}`
}

/** What the page says of its garden. */
function posterText({ app, words, language }: MapSurroundings): PosterText {
  const { notes, links } = app.source.overview
  const number = new Intl.NumberFormat(language)
  return {
    title: gardenTitle(),
    author: document.querySelector<HTMLMetaElement>('meta[name=author]')?.content ?? '',
    date: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date()),
    size: `${words.notes(number.format(notes))} · ${words.linkCount(number.format(links))}`,
    language,
    isRightToLeft: document.documentElement.dir === 'rtl',
  }
}
