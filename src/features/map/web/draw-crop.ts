import { type CropName, cropLine, layOutCrop } from '../crop/crop-layout.ts'
import { smoothPath } from '../crop/smooth-path.ts'
import type { MapCrop } from '../files/map-crop.ts'
import { mapKinds } from '../files/map-data.ts'
import { escapeXml } from './escape-xml.ts'

/** What a crop is drawn into. */
interface CropFrame {
  readonly width: number
  readonly height: number
  /** Measures a name in pixels. */
  widthOf(text: string): number
  hrefOf(address: string): string
  /** The map's page with the note chosen. */
  readonly mapHref: string
  readonly words: { readonly map: string; readonly showHere: string }
}

/** A crop as SVG with links, so that it works with keyboards and needs no WebGL. */
export function drawCrop(crop: MapCrop, frame: CropFrame): string {
  const { width, height, words } = frame
  const { here, hereName, land, ends } = layOutCrop(crop, width, height, frame.widthOf)
  const lines = ends.map(({ x, y }) => {
    // Bent a little, as on the map.
    const [dx, dy] = [x - here.x, y - here.y]
    const middle = `${(here.x + dx / 2 - dy * 0.08).toFixed(1)} ${(here.y + dy / 2 + dx * 0.08).toFixed(1)}`
    return `<path d="M${here.x.toFixed(1)} ${here.y.toFixed(1)}Q${middle} ${x.toFixed(1)} ${y.toFixed(1)}"/>`
  })
  const marks = ends.map(({ x, y, name }, i) => {
    const [title, address, , , kind, color] = crop.ends[i]!
    const look =
      mapKinds[kind] === 'wanted'
        ? 'class="wanted"'
        : `data-hue="${color}" class="${mapKinds[kind] === 'topic' ? 'topic' : 'end'}"`
    const size = mapKinds[kind] === 'topic' ? 5.5 : 4.2
    const mark = `<circle class="near" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="12"/><circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size}" ${look}/>`
    const label = `<title>${escapeXml(title)}</title>`
    return address === ''
      ? `<g>${label}${mark}${name ? drawName(name) : ''}</g>`
      : drawLink(frame.hrefOf(address), title, label + mark, name)
  })
  return `<svg class="local-map" data-added viewBox="0 0 ${width} ${height}" role="group" aria-label="${escapeXml(words.map)}">
<path class="land" d="${smoothPath(land)}" data-hue="${crop.hue}"/>
<g class="lines">${lines.join('')}</g>
${marks.join('\n')}
${drawLink(frame.mapHref, `${crop.title}: ${words.showHere}`, `<circle cx="${here.x}" cy="${here.y}" r="6.5"/>`, hereName, ' class="here"')}
</svg>`
}

/** What is seen of a link must be part of what it is called: a name that was cut or divided stands beside its mark. */
function drawLink(href: string, label: string, mark: string, name: CropName | undefined, more = ''): string {
  const isWhole = name !== undefined && label.includes(name.lines.join(' '))
  const drawn = name ? drawName(name) : ''
  return `<a${more} href="${escapeXml(href)}" aria-label="${escapeXml(label)}">${mark}${isWhole ? drawn : ''}</a>${isWhole ? '' : drawn}`
}

function drawName({ lines, x, y }: CropName): string {
  const spans = lines.map(
    (line, i) => `<tspan x="${x.toFixed(1)}" y="${(y + i * cropLine).toFixed(1)}">${escapeXml(line)}</tspan>`,
  )
  // The link around it has the whole name; broken into lines and cut it would be another.
  return `<text aria-hidden="true">${spans.join(' ')}</text>`
}
