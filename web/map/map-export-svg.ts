import type { RegionData } from '../../src/protocol/map-data.ts'
import { coastPathText } from './coast-text.ts'
import { isInView } from './draw-coasts.ts'
import { escapeXml } from './escape-xml.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import { type MapView, seaColor } from './map-view.ts'

/** The view as SVG: land, links, marks and names, all as shapes and text that other programs can edit. */
export function exportMapSvg(view: MapView, regions: readonly RegionData[], colors: MapColors): string {
  const at = view.projection()
  const x = (value: number): string => (at.x + value * at.scale).toFixed(1)
  const y = (value: number): string => (at.y - value * at.scale).toFixed(1)
  const land = regions
    .filter((region) => isInView(region, at))
    .map((region) => {
      const hue = colors.topics[region.hue]!
      const fill = mixColors(colors.paper, hue, region.parent < 0 ? 0.09 : 0.14)
      return `<path d="${coastPathText(region, at)}" fill="${fill}" stroke="${hue}" stroke-width="${region.parent < 0 ? 1.1 : 0.6}"/>`
    })
  const lines = view.graph
    .mapEdges((_edge, { color, hidden }, _from, _to, from, to) =>
      hidden
        ? ''
        : `<line x1="${x(from.x)}" y1="${y(from.y)}" x2="${x(to.x)}" y2="${y(to.y)}" stroke="${color}" stroke-width="0.7"/>`,
    )
    .filter((line) => line !== '')
  const circles = view
    .marks()
    .filter((mark) => isInView({ ...mark, radius: mark.size / at.scale }, at))
    .map(
      (mark) =>
        `<circle cx="${x(mark.x)}" cy="${y(mark.y)}" r="${mark.size.toFixed(1)}" fill="${mark.color}"/>`,
    )
  const names = view.writtenLabels().map(({ text, left, top, width, height, label }) => {
    const { size, weight } =
      label.kind === 'node' ? view.type.node : view.type.regions[Math.min(label.level, 2)]!
    const face = label.kind === 'region' ? 'Source Serif 4, Georgia, serif' : 'Inter, sans-serif'
    const rows = text.split('\n')
    const step = (height - 6) / rows.length
    const spans = rows.map(
      (row, i) =>
        `<tspan x="${(left + width / 2).toFixed(1)}" y="${(top + 3 + step * (i + 0.5) + size * 0.34).toFixed(1)}">${escapeXml(row)}</tspan>`,
    )
    return `<text font-size="${size}" font-weight="${weight}" font-family="${face}" fill="${label.kind === 'region' ? colors.ink : colors.soft}" text-anchor="middle" stroke="${colors.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${spans.join('')}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at.width} ${at.height}" width="${at.width}" height="${at.height}">
<rect width="100%" height="100%" fill="${seaColor(colors)}"/>
${[...land, ...lines, ...circles, ...names].join('\n')}
</svg>
`
}
