import { appWords } from '../../../../web/controllers/app-words.ts'
import { cropType } from '../crop/crop-layout.ts'
import type { CropIndex, MapCrop } from '../files/map-crop.ts'
import { shardOf } from '../files/map-data.ts'
import { drawCrop } from './draw-crop.ts'
import type { PathStart } from './hortus-path.ts'

/**
 * Draws the part of the map around a note into its `<hortus-local-map>`. Attributes: `data-files` (folder of the map's
 * files), `data-base` (path of the site), `data-address` (the note's), `data-map` (the map's page). `index` is what
 * `crops.json` says. What is not on the map takes no room.
 */
export async function drawLocalMap(element: HTMLElement, index: Promise<CropIndex>): Promise<void> {
  const { files, base, address, map } = element.dataset
  if (files === undefined || base === undefined || address === undefined || map === undefined) return
  const { shards, version } = await index
  const response = await fetch(`${files}crops-${shardOf(address, shards)}.json?v=${version}`)
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  const crops = (await response.json()) as readonly MapCrop[]
  const crop = crops.find((other) => other.address === address)
  if (crop === undefined) {
    element.dataset['absent'] = ''
    return
  }
  const style = getComputedStyle(element)
  const measure = document.createElement('canvas').getContext('2d')
  if (measure) measure.font = `500 ${cropType}px ${style.getPropertyValue('--ui-face')}`
  const width = Math.max(200, Math.min(720, Math.round(element.clientWidth)))
  element.innerHTML = drawCrop(crop, {
    width,
    height: Math.round(width * 0.75),
    widthOf: (text) => measure?.measureText(text).width ?? text.length * 7,
    hrefOf: (path) =>
      new URL(base + encodeURI(path).replace(/[?#]/g, encodeURIComponent), location.href).href,
    mapHref: `${map}#note=${encodeURIComponent(`${crop.region}:${crop.place}`)}`,
    words: { map: appWords().mapOfGarden, showHere: appWords().showOnMap },
  })
  element.append(pathButton({ title: crop.title, note: `${crop.region}:${crop.place}`, files, base }))
}

/** Below the crop: explains how its note connects to another. */
function pathButton(start: PathStart): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'find-path'
  button.dataset['added'] = ''
  button.textContent = appWords().connects
  button.addEventListener('click', async () => {
    const { openPath } = await import('./hortus-path.ts')
    openPath(start)
  })
  return button
}
