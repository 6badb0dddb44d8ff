import type { MapOverview, RegionData } from '../files/map-data.ts'
import { drawCoasts, drawTies, isInView, type Projection, project } from './draw-coasts.ts'
import { drawHalo, type Halo } from './draw-halo.ts'
import { drawLabels, type LabelLook, type WrittenLabel } from './draw-labels.ts'
import { drawBorderLinks, drawLands, type PlacedLand } from './draw-lands.ts'
import { drawMark } from './draw-mark.ts'
import { drawRoutes, drawStops, type Route } from './draw-routes.ts'
import type { LabelIndex } from './label-index.ts'
import type { TypeScale } from './label-type.ts'
import type { MapColors } from './map-colors.ts'
import type { MapGraph } from './map-graph.ts'
import type { MapLabel } from './map-label.ts'
import type { Drawing } from './svg-drawing.ts'

/** What is painted, changed as a whole by whoever decides it. */
export interface PaintedMap {
  colors: MapColors
  /** Regions that are drawn, and how much of each: 0 for nothing, 1 for all. */
  regions: readonly RegionData[]
  shareOf: (region: RegionData) => number
  /** How strongly coasts and ties are drawn beside what is picked out; 1 where nothing is. */
  strength: number
  /** How a label is written; undefined for not at all. */
  labelLook: (label: MapLabel) => LabelLook | undefined
  /** Names that are always written, and those that go before others where there is room. */
  forced: readonly MapLabel[]
  wished: readonly MapLabel[]
  routes: readonly Route[]
  /** Other gardens beyond the coast. */
  lands: readonly PlacedLand[]
  /** Around the chosen note. */
  halo: Halo | undefined
}

/** Paints what sigma does not: land and ways below the marks, names above. */
interface MapPainter {
  readonly painted: PaintedMap
  drawLand(below: Drawing, at: Projection): void
  /** `sizeOf` says how many pixels a mark has that has so many on the whole map. */
  drawNames(above: Drawing, at: Projection, sizeOf: (size: number) => number): readonly WrittenLabel[]
  /** Everything at once, marks too. */
  drawAll(drawing: Drawing, at: Projection, sizeOf: (size: number) => number): void
}

/** A painter of a map on which nothing is picked out. */
export function createMapPainter(
  graph: MapGraph,
  overview: MapOverview,
  labels: LabelIndex,
  type: TypeScale,
  colors: MapColors,
): MapPainter {
  const painted: PaintedMap = {
    colors,
    regions: overview.regions,
    shareOf: () => 1,
    strength: 1,
    labelLook: () => ({ strength: 1, count: undefined }),
    forced: [],
    wished: [],
    routes: [],
    lands: [],
    halo: undefined,
  }

  function drawLand(below: Drawing, at: Projection): void {
    const { regions, shareOf, strength, routes, lands } = painted
    drawLands(below, at, lands, painted.colors, type)
    drawCoasts(below, at, regions, painted.colors, { shareOf, strength })
    drawTies(below, at, overview, painted.colors, { shareOf, strength })
    drawBorderLinks(below, at, lands, painted.colors)
    drawRoutes(below, at, routes, painted.colors)
  }

  const drawNames: MapPainter['drawNames'] = (above, at, sizeOf) => {
    const { halo, routes, forced, wished, labelLook } = painted
    if (halo) drawHalo(above, at, halo, sizeOf(halo.size), painted.colors)
    drawStops(above, at, routes, painted.colors, type)
    return drawLabels(
      above,
      at,
      { labels: labels.labels.values(), forced, wished, lookOf: labelLook },
      painted.colors,
      type,
    )
  }

  return {
    painted,
    drawLand,
    drawNames,
    drawAll(drawing, at, sizeOf) {
      drawLand(drawing, at)
      graph.forEachEdge((_edge, { color, hidden, size }, _from, _to, from, to) => {
        if (hidden) return
        drawing.strokeStyle = color
        drawing.lineWidth = size
        drawing.beginPath()
        drawing.moveTo(...project(from.x, from.y, at))
        drawing.lineTo(...project(to.x, to.y, at))
        drawing.stroke()
      })
      graph.forEachNode((_id, { x, y, color, hidden, size: whole, shape }) => {
        const size = sizeOf(whole)
        if (hidden || !isInView({ x, y, radius: size / at.scale }, at)) return
        const [px, py] = project(x, y, at)
        drawMark(drawing, { x: px, y: py, size, color, shape })
      })
      drawNames(drawing, at, sizeOf)
    },
  }
}
