import type { MapOverview } from '../files/map-data.ts'
import type { Projection } from './draw-coasts.ts'
import type { WrittenLabel } from './draw-labels.ts'
import { createLabelIndex, type LabelIndex } from './label-index.ts'
import { type TypeScale, typeScaleOf } from './label-type.ts'
import { createMapSteering, framedPlace, type MapSteering } from './map-camera.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import { createMapGraph, type MapGraph } from './map-graph.ts'
import { createLayers } from './map-layers.ts'
import { createMapPainter, type PaintedMap } from './map-painter.ts'
import type { MapInsets } from './map-place.ts'
import { growth } from './map-style.ts'
import type { Drawing } from './svg-drawing.ts'
import { createThinSigma } from './thin-sigma.ts'

/** The drawn map: a thin layer over sigma, which draws nodes and edges, with land below them and names above. */
export interface MapView extends MapSteering {
  readonly sigma: ReturnType<typeof createThinSigma>
  readonly graph: MapGraph
  readonly labels: LabelIndex
  readonly type: TypeScale
  /** Width of the container when the map was opened. */
  readonly width: number
  /** What is painted around the marks; takes effect with the next frame. */
  readonly painted: PaintedMap
  /** Labels that are written now, each with its box in pixels. */
  writtenLabels(): readonly WrittenLabel[]
  /** Draws the view, or the whole map `at` some place, once more on anything: land and lit ways, lines and marks, names. */
  drawOn(drawing: Drawing, at?: Projection): void
  /** Draws once more. */
  redraw(): void
  /** How many frames were drawn since the start; none are while nothing changes. */
  readonly frames: number
  /** The picture as it is, for export. */
  compose(): HTMLCanvasElement
  kill(): void
}

/** Starts drawing into `container`, which must have a size; `insets` says what panels cover of it. Throws where there is no WebGL. */
export function createMapView(
  container: HTMLElement,
  overview: MapOverview,
  colors: MapColors,
  insets: () => MapInsets,
): MapView {
  const graph = createMapGraph()
  const { radius } = overview
  const motion = matchMedia('(prefers-reduced-motion: reduce)')
  const padding = container.clientWidth < 700 ? 6 : 64
  let wholeRatio = 1
  const sigma = createThinSigma(
    graph,
    container,
    (target, factor) => framedPlace(steering.nearer(sigma.viewportToGraph(target), factor), radius),
    {
      zIndex: true,
      stagePadding: padding,
      minCameraRatio: Math.min(0.2, 10 / radius),
      zoomToSizeRatioFunction: (ratio) => (ratio / wholeRatio) ** growth,
      itemSizesReference: 'screen',
      minEdgeThickness: 0.6,
      allowInvalidContainer: false,
      inertiaDuration: motion.matches ? 0 : 180,
      zoomDuration: motion.matches ? 0 : 160,
    },
  )
  sigma.setCustomBBox({ x: [-radius, radius], y: [-radius, radius] })
  const steering = createMapSteering(sigma, { radius, padding, insets, isStill: () => motion.matches })
  wholeRatio = steering.ratioAt(steering.wholeScale)
  sigma.setSetting('maxCameraRatio', 1.6 * wholeRatio)
  const labels = createLabelIndex()
  const type = typeScaleOf(container, steering.wholeScale)
  const painter = createMapPainter(graph, overview, labels, type, colors)
  const layers = createLayers(sigma)
  let frames = 0
  let written: readonly WrittenLabel[] = []
  // Before nodes are drawn their land, after them their names: one picture.
  sigma.on('afterRender', () => {
    frames++
    const at = steering.projection()
    painter.drawLand(layers.prepare(layers.land), at)
    written = painter.drawNames(layers.prepare(layers.names), at, (size) => sigma.scaleSize(size))
  })
  return {
    ...steering,
    sigma,
    graph,
    labels,
    type,
    width: container.clientWidth,
    painted: painter.painted,
    writtenLabels: () => written,
    drawOn(drawing, at) {
      const place = at ?? steering.projection()
      const ratio = steering.ratioAt(place.scale)
      painter.drawAll(drawing, place, (size) => sigma.scaleSize(size, ratio))
    },
    redraw: () => void sigma.scheduleRender(),
    get frames() {
      return frames
    },
    compose() {
      // WebGL forgets its picture once it is shown, so it is drawn again right before it is copied.
      sigma.refresh({ skipIndexation: true })
      return layers.join(seaColor(painter.painted.colors))
    },
    kill: () => killSigma(sigma),
  }
}

function killSigma(sigma: MapView['sigma']): void {
  const contexts = Object.values(sigma.getCanvases())
  sigma.kill()
  // Browsers keep only a few WebGL contexts, and do not collect them soon.
  for (const canvas of contexts)
    (canvas.getContext('webgl2') ?? canvas.getContext('webgl'))
      ?.getExtension('WEBGL_lose_context')
      ?.loseContext()
}

/** What lies between regions. */
export function seaColor(colors: MapColors): string {
  return mixColors(colors.paper, colors.ink, colors.isDark ? 0.015 : 0.012)
}
