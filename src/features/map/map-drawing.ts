import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { lettersWide } from '../../model/letters-wide.ts'
import type { LinkedOutline, MapOutline, OutlineRegion } from '../../model/map-outline.ts'

/** The drawing is this wide and high, in its own units. */
const extent = 1000

/** Letters are about this wide, in parts of the type's size. */
export const letterWidth = 0.54

/**
 * A map's regions as SVG: coasts, the bundles of ties between them, and their names, each inside its own region so that
 * none overlaps another. Colours come from the page's stylesheet.
 */
export function drawMap(outline: LinkedOutline, label: string): string {
  if (outline.regions.length === 0) return ''
  return `<svg class="map-drawing" viewBox="${-extent / 2} ${-extent / 2} ${extent} ${extent}" role="img" aria-label="${escapeAttribute(label)}">
${drawRegions(outline).join('\n')}
<g class="ties">${drawTies(outline, scaleOf(outline))}</g>
</svg>`
}

/** How many units of the drawing one of the map's is. */
export function scaleOf({ radius }: MapOutline<unknown>): number {
  return extent / 2 / radius
}

function drawRegions(outline: LinkedOutline): readonly string[] {
  const scale = scaleOf(outline)
  return outline.regions.map((region) => {
    const title = escapeText(region.name)
    return `<g class="region" data-region="${escapeAttribute(region.id)}" data-hue="${region.hue}"><path d="${coastPath(region, scale)}"/>${nameOf(region, title, scale)}</g>`
  })
}

/** A closed line through the points of a coast, round at each (Catmull-Rom as Bézier curves). */
export function coastPath({ x, y, radius, coast }: OutlineRegion<unknown>, scale: number): string {
  const points = coast.map((reach, k) => {
    const angle = (2 * Math.PI * k) / coast.length
    return [
      (x + radius * reach * Math.cos(angle)) * scale,
      -(y + radius * reach * Math.sin(angle)) * scale,
    ] as const
  })
  const at = (k: number): readonly [number, number] => points[(k + points.length) % points.length]!
  const curves = points.map((_, k) => {
    const [before, from, to, after] = [at(k - 1), at(k), at(k + 1), at(k + 2)]
    const c1 = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const c2 = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    return `C${[...c1, ...c2, ...to].map((value) => Math.round(value)).join(' ')}`
  })
  return `M${Math.round(at(0)[0])} ${Math.round(at(0)[1])}${curves.join('')}Z`
}

function nameOf({ name, x, y, radius }: OutlineRegion<unknown>, title: string, scale: number): string {
  const width = radius * scale * 1.7
  const size = Math.min(30, radius * scale * 0.34, width / (letterWidth * Math.max(4, lettersWide(name))))
  // Too small to be read is worse than absent: the list beside has every name.
  if (size < 7) return `<title>${title}</title>`
  return `<title>${title}</title><text x="${Math.round(x * scale)}" y="${Math.round(-y * scale + size * 0.35)}" font-size="${size.toFixed(1)}">${title}</text>`
}

/** The bundles of links between regions, as paths. */
export function drawTies({ regions, ties }: MapOutline<unknown>, scale: number): string {
  const most = ties.reduce((all, { links }) => Math.max(all, links), 1)
  const lines = ties.map(({ a, b, links }) => {
    const [from, to] = [regions[a]!, regions[b]!]
    const [ax, ay, bx, by] = [from.x * scale, -from.y * scale, to.x * scale, -to.y * scale]
    // Bent towards the middle of the map, so that bundles that go the same way run together.
    const [cx, cy] = [((ax + bx) / 2) * 0.82, ((ay + by) / 2) * 0.82]
    const width = 1 + 7 * Math.sqrt(links / most)
    const points = [ax, ay, cx, cy, bx, by].map(Math.round)
    return `<path stroke-width="${width.toFixed(1)}" d="M${points[0]} ${points[1]}Q${points.slice(2).join(' ')}"/>`
  })
  return lines.join('')
}
