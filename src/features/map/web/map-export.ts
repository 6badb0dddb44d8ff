import { mapEdges, mapKinds } from '../files/map-data.ts'
import { escapeXml } from './escape-xml.ts'
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

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
