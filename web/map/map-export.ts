import type { RegionData } from '../../src/protocol/map-data.ts'
import { mapEdges, mapKinds } from '../../src/protocol/map-data.ts'
import { coastPathText } from './coast-text.ts'
import type { PlacedLabel } from './label-index.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapNote } from './map-state.ts'

/** What is shown, for export. */
export interface ShownMap {
  readonly notes: MapNotes
  readonly shown: readonly MapNote[]
}

interface ExportEdge {
  readonly source: string
  readonly target: string
  readonly kind: string
}

/** Links between the notes that are shown. */
function edgesOf({ notes, shown }: ShownMap): readonly ExportEdge[] {
  const ids = new Set(shown.map(({ id }) => id))
  return shown.flatMap((note) =>
    notes
      .linksOf(note)
      .filter(({ isOut, id }) => isOut && ids.has(id))
      .map(({ id, kind }) => ({ source: note.id, target: id, kind: mapEdges[kind]! })),
  )
}

/** The shown notes and their links as JSON. */
export function exportMapJson(map: ShownMap): string {
  const nodes = map.shown.map(({ id, title, address, folder, tags, region, data }) => ({
    id,
    title,
    kind: mapKinds[data.kind],
    address,
    folder,
    tags,
    region: region.name,
    x: Math.round(data.x * 100) / 100,
    y: Math.round(data.y * 100) / 100,
    linksIn: data.linksIn,
    linksOut: data.linksOut,
  }))
  return `${JSON.stringify({ nodes, edges: edgesOf(map) }, undefined, 1)}\n`
}

/** The shown notes and their links as GEXF 1.3, with their places. */
export function exportMapGexf(map: ShownMap): string {
  const nodes = map.shown.map(
    ({ id, title, region, data }) =>
      `<node id="${escapeXml(id)}" label="${escapeXml(title)}"><attvalues><attvalue for="kind" value="${mapKinds[data.kind]}"/><attvalue for="region" value="${escapeXml(region.name)}"/></attvalues><viz:position x="${data.x.toFixed(2)}" y="${data.y.toFixed(2)}"/></node>`,
  )
  const edges = edgesOf(map).map(
    ({ source, target, kind }, i) =>
      `<edge id="${i}" source="${escapeXml(source)}" target="${escapeXml(target)}" label="${kind}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="directed">
<attributes class="node"><attribute id="kind" title="kind" type="string"/><attribute id="region" title="region" type="string"/></attributes>
<nodes>
${nodes.join('\n')}
</nodes>
<edges>
${edges.join('\n')}
</edges>
</graph>
</gexf>
`
}

/** The view as SVG: land, nodes, names. */
export function exportMapSvg(
  regions: readonly RegionData[],
  marks: readonly { readonly x: number; readonly y: number; readonly size: number; readonly color: string }[],
  labels: readonly PlacedLabel[],
  at: {
    readonly scale: number
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  },
  colors: MapColors,
): string {
  const land = regions.map((region) => {
    const hue = colors.topics[region.hue]!
    const fill = mixColors(colors.paper, hue, region.parent < 0 ? 0.09 : 0.14)
    return `<path d="${coastPathText(region, at)}" fill="${fill}" stroke="${hue}" stroke-width="${region.parent < 0 ? 1.1 : 0.6}"/>`
  })
  const circles = marks.map(
    ({ x, y, size, color }) =>
      `<circle cx="${(at.x + x * at.scale).toFixed(1)}" cy="${(at.y - y * at.scale).toFixed(1)}" r="${size.toFixed(1)}" fill="${color}"/>`,
  )
  const names = labels.map((label) => {
    const size = label.kind === 'region' ? [19, 14.5, 12.5][Math.min(label.level, 2)] : 12.5
    const face = label.kind === 'region' ? 'Georgia, serif' : 'sans-serif'
    return `<text x="${(at.x + label.x * at.scale + label.aside).toFixed(1)}" y="${(at.y - label.y * at.scale + label.below + 4).toFixed(1)}" font-size="${size}" font-family="${face}" fill="${colors.ink}" text-anchor="middle" stroke="${colors.paper}" stroke-width="3" paint-order="stroke">${escapeXml(label.text.replace('\n', ' '))}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at.width} ${at.height}" width="${at.width}" height="${at.height}">
<rect width="100%" height="100%" fill="${colors.paper}"/>
${[...land, ...circles, ...names].join('\n')}
</svg>
`
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function escapeXml(text: string): string {
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
