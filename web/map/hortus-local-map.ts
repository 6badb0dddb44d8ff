import { mapKinds } from '../../src/protocol/map-data.ts'
import { coastPathText } from './coast-text.ts'
import type { Projection } from './draw-coasts.ts'
import { createMapNotes, type LinkedEnd } from './map-notes.ts'
import { type MapSource, openMapSource } from './map-source.ts'
import type { MapNote } from './map-state.ts'
import { urlOf } from './map-ways.ts'
import { mapWords } from './map-words.ts'

/** Width and height of the crop in its own units. */
const frame = { width: 320, height: 240 }

/** Linked notes that are drawn, the weightiest first, and those of them that are named. */
const most = { drawn: 24, named: 9 }

/** The maps that are open, by the folder of their files: one for all pages of a visit. */
const sources = new Map<string, Promise<MapSource>>()

/**
 * The part of the map around the page's note: its land, the note, what it links to and what links to it. Attributes:
 * `data-files` (folder of the map's files), `data-base` (path of the site), `data-address` (the note's), `data-map`
 * (the map's page). An SVG with links, so that it works with keyboards and needs no WebGL.
 */
export class HortusLocalMap extends HTMLElement {
  connectedCallback(): void {
    void this.#draw()
  }

  async #draw(): Promise<void> {
    const { files, base, address, map } = this.dataset
    if (files === undefined || base === undefined || address === undefined || map === undefined) return
    try {
      const opening = sources.get(files) ?? openMapSource(files)
      sources.set(files, opening)
      const source = await opening
      const place = await source.findPlace(address)
      if (!this.isConnected) return
      if (place === undefined) {
        this.dataset['absent'] = ''
        return
      }
      const notes = createMapNotes(source)
      const note = await notes.get(place[1], place[2])
      const ends = uniqueEnds(notes.linksOf(note))
      const shown = ends
        .map((end) => ({ end, note: notes.find(end.id) }))
        .sort((a, b) => (b.note?.data.rank ?? 0) - (a.note?.data.rank ?? 0))
        .slice(0, most.drawn)
      const mapHref = `${map}#note=${encodeURIComponent(`${note.tilePath}:${note.place}`)}`
      this.innerHTML = drawCrop(note, shown, (path) => urlOf(path, base), mapHref)
      this.dispatchEvent(new Event('hortus:map', { bubbles: true }))
    } catch {
      sources.delete(files)
    }
  }
}

function uniqueEnds(ends: readonly LinkedEnd[]): readonly LinkedEnd[] {
  return [...new Map(ends.map((end) => [end.id, end])).values()]
}

function drawCrop(
  note: MapNote,
  ends: readonly { readonly end: LinkedEnd; readonly note: MapNote | undefined }[],
  hrefOf: (address: string) => string,
  mapHref: string,
): string {
  const { region } = note
  const near = ends
    .filter((end) => end.note !== undefined)
    .map(({ end }) => Math.hypot(end.x - note.data.x, end.y - note.data.y))
  const reach = Math.max(
    8,
    Math.min(region.radius * 1.1, ...(near.length === 0 ? [region.radius] : [Math.max(...near) * 1.15])),
  )
  const scale = frame.height / 2 / reach
  const at: Projection = {
    scale,
    x: frame.width / 2 - note.data.x * scale,
    y: frame.height / 2 + note.data.y * scale,
    ...frame,
  }
  const placed = ends.map(({ end, note: other }) => ({
    other,
    ...cropTo(at.x + end.x * scale, at.y - end.y * scale),
  }))
  const hue = `var(--topic-${region.hue})`
  const lines = placed.map(
    ({ x, y }) => `<line x1="${frame.width / 2}" y1="${frame.height / 2}" x2="${x}" y2="${y}"/>`,
  )
  const boxes: { x: number; y: number; half: number }[] = [
    { x: frame.width / 2, y: frame.height / 2 + 14, half: note.title.length * 2.6 },
  ]
  const marks = placed.map(({ other, x, y }, i) => {
    if (other === undefined) return `<circle cx="${x}" cy="${y}" r="2.5" fill="${hue}" opacity="0.5"/>`
    const half = Math.min(other.title.length, 26) * 2.4
    const isFree =
      i < most.named &&
      boxes.every((box) => Math.abs(box.y - y - 12) > 11 || Math.abs(box.x - x) > box.half + half)
    if (isFree) boxes.push({ x, y: y + 12, half })
    const name = isFree ? `<text x="${x}" y="${y + 13}">${escapeXml(cut(other.title))}</text>` : ''
    const isWanted = mapKinds[other.data.kind] === 'wanted'
    const look = isWanted ? `fill="none" stroke="${hue}" stroke-dasharray="2 2"` : `fill="${hue}"`
    const mark = `<circle cx="${x}" cy="${y}" r="4" ${look}/>${name}`
    return other.address === ''
      ? `<g><title>${escapeXml(other.title)}</title>${mark}</g>`
      : `<a href="${escapeXml(hrefOf(other.address))}" aria-label="${escapeXml(other.title)}"><title>${escapeXml(other.title)}</title>${mark}</a>`
  })
  return `<svg class="local-map" data-added viewBox="0 0 ${frame.width} ${frame.height}" role="group" aria-label="${escapeXml(mapWords().map)}">
<path d="${coastPathText(region, at)}" fill="${hue}" fill-opacity="0.08" stroke="${hue}" stroke-opacity="0.5"/>
${lines.join('')}${marks.join('')}
<a class="here" href="${escapeXml(mapHref)}" aria-label="${escapeXml(`${cut(note.title)}: ${mapWords().showHere}`)}"><circle cx="${frame.width / 2}" cy="${frame.height / 2}" r="6" fill="var(--accent)"/><text x="${frame.width / 2}" y="${frame.height / 2 + 17}">${escapeXml(cut(note.title))}</text></a>
</svg>`
}

/** What lies outside stands at the edge, in its direction. */
function cropTo(x: number, y: number): { x: number; y: number } {
  const [dx, dy] = [x - frame.width / 2, y - frame.height / 2]
  const over = Math.max(1, Math.abs(dx) / (frame.width / 2 - 10), Math.abs(dy) / (frame.height / 2 - 18))
  return { x: Math.round(frame.width / 2 + dx / over), y: Math.round(frame.height / 2 + dy / over) }
}

function cut(title: string): string {
  return title.length > 26 ? `${title.slice(0, 25).trimEnd()}…` : title
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}

customElements.define('hortus-local-map', HortusLocalMap)
