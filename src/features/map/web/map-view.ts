import { MultiUndirectedGraph } from 'graphology'
import type Sigma from 'sigma'
import type { MapOverview, RegionData } from '../files/map-data.ts'
import { comeNearer } from './come-nearer.ts'
import { drawCoasts, drawTies, isInView, type Projection, project } from './draw-coasts.ts'
import { drawLabels, type LabelLook, type TypeScale, typeScaleOf, type WrittenLabel } from './draw-labels.ts'
import { drawMark } from './draw-mark.ts'
import { drawRoutes, type Route } from './draw-routes.ts'
import { createLabelIndex, type LabelIndex, type MapLabel } from './label-index.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import type { MapCamera, MapPlace } from './map-place.ts'
import { growth } from './map-style.ts'
import type { Drawing } from './svg-drawing.ts'
import { createThinSigma, type LineAttributes, type MarkAttributes } from './thin-sigma.ts'

/** The drawn map: a thin layer over sigma, which draws nodes and edges, with land below them and names above. */
export interface MapView {
  readonly sigma: Sigma<MarkAttributes, LineAttributes>
  readonly graph: MultiUndirectedGraph<MarkAttributes, LineAttributes>
  readonly labels: LabelIndex
  readonly type: TypeScale
  /** Pixels per unit. */
  readonly scale: number
  /** Pixels per unit when the whole map is in view. */
  readonly wholeScale: number
  /** Width of the container when the map was opened. */
  readonly width: number
  camera(): MapCamera
  /** Goes to a place; at once for readers who prefer that. */
  goTo(camera: MapCamera, isSudden?: boolean): Promise<void>
  /** The view that is so many times as near to a place, or to the ground that is nearest to it. */
  nearer(place: MapPlace, factor: number): MapCamera
  /** Tells where something is, at a place or near it; all ways of coming nearer keep to it. */
  setGround(groundAt: (place: MapPlace) => MapPlace): void
  setColors(colors: MapColors): void
  /** Regions that are drawn, and how much of each: 0 for nothing, 1 for all. */
  setRegions(regions: readonly RegionData[], shareOf: (region: RegionData) => number): void
  setLabels(lookOf: (label: MapLabel) => LabelLook | undefined, forced: readonly MapLabel[]): void
  setRoutes(routes: readonly Route[]): void
  /** Where the map's units are on the screen now. */
  projection(): Projection
  /** Labels that are written now, each with its box in pixels. */
  writtenLabels(): readonly WrittenLabel[]
  /** Draws the view once more, on anything: land and lit ways, lines and marks, names. */
  drawOn(drawing: Drawing): void
  /** Draws once more. */
  redraw(): void
  /** How many frames were drawn since the start; none are while nothing changes. */
  readonly frames: number
  /** The picture as it is, for export. */
  compose(): HTMLCanvasElement
  kill(): void
}

/** Starts drawing into `container`, which must have a size. Throws where there is no WebGL. */
export function createMapView(
  container: HTMLElement,
  overview: MapOverview,
  firstColors: MapColors,
): MapView {
  const graph = new MultiUndirectedGraph<MarkAttributes, LineAttributes>()
  let colors = firstColors
  let regions: readonly RegionData[] = overview.regions
  let shareOf: (region: RegionData) => number = () => 1
  let labelLook: (label: MapLabel) => LabelLook | undefined = () => ({ strength: 1, count: undefined })
  let forced: readonly MapLabel[] = []
  let routes: readonly Route[] = []
  let frames = 0
  let written: readonly WrittenLabel[] = []
  const { radius } = overview
  const isStill = matchMedia('(prefers-reduced-motion: reduce)')

  const padding = container.clientWidth < 700 ? 6 : 64
  const type = typeScaleOf(container)

  let groundAt = (place: MapPlace): MapPlace => place
  const steer = (target: MapPlace, factor: number): { x: number; y: number } =>
    frameOf(view.nearer(sigma.viewportToGraph(target), factor))
  const frameOf = ({ x, y }: MapPlace) => ({ x: 0.5 + x / (2 * radius), y: 0.5 + y / (2 * radius) })

  const sigma = createThinSigma(graph, container, steer, {
    zIndex: true,
    stagePadding: padding,
    minCameraRatio: Math.min(0.2, 10 / radius),
    maxCameraRatio: 1.6,
    zoomToSizeRatioFunction: (ratio) => ratio ** growth,
    itemSizesReference: 'screen',
    minEdgeThickness: 0.6,
    allowInvalidContainer: false,
    inertiaDuration: isStill.matches ? 0 : 180,
    zoomDuration: isStill.matches ? 0 : 160,
  })
  sigma.setCustomBBox({ x: [-radius, radius], y: [-radius, radius] })
  const land = layer('land', { beforeLayer: 'edges' })
  const names = layer('names', { afterLayer: 'edges' })
  names.style.pointerEvents = 'none'
  land.style.pointerEvents = 'none'

  function layer(id: string, place: { beforeLayer: string } | { afterLayer: string }): HTMLCanvasElement {
    const canvas = sigma.createCanvas(id, place)
    Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' })
    return canvas
  }

  const prepare = (canvas: HTMLCanvasElement): CanvasRenderingContext2D => {
    const { width, height } = sigma.getDimensions()
    const ratio = devicePixelRatio
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
    }
    const context = canvas.getContext('2d')!
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    return context
  }

  // Sigma's own units: the map is one wide, and at ratio 1 it fills the shorter side but for the padding. Asking sigma
  // would give yesterday's answer before the first frame.
  const scaleNow = (): number => {
    const { width, height } = sigma.getDimensions()
    return (Math.min(width, height) - 2 * padding) / (2 * radius * sigma.getCamera().getState().ratio)
  }
  const projection = (): Projection => {
    const origin = sigma.graphToViewport({ x: 0, y: 0 })
    const { width, height } = sigma.getDimensions()
    return { scale: scaleNow(), x: origin.x, y: origin.y, width, height }
  }

  const labels = createLabelIndex()
  // Before nodes are drawn their land, after them their names: one picture.
  const draw = (): void => {
    frames++
    drawLand(prepare(land))
    written = drawNames(prepare(names))
  }
  const drawLand = (below: Drawing): void => {
    const at = projection()
    drawCoasts(below, at, regions, colors, shareOf)
    drawTies(below, at, overview, colors, shareOf)
    drawRoutes(below, at, routes, colors)
  }
  const drawNames = (above: Drawing): readonly WrittenLabel[] =>
    drawLabels(above, projection(), labels.labels.values(), forced, labelLook, colors, type)
  sigma.on('afterRender', draw)

  const view: MapView = {
    sigma,
    graph,
    labels,
    type,
    width: container.clientWidth,
    wholeScale: (Math.min(container.clientWidth, container.clientHeight) - 2 * padding) / (2 * radius),
    get scale() {
      return scaleNow()
    },
    camera() {
      const { width, height } = sigma.getDimensions()
      const state = sigma.getCamera().getState()
      const [x, y] = [(state.x - 0.5) * 2 * radius, (state.y - 0.5) * 2 * radius]
      return { x, y, span: Math.min(width, height) / scaleNow() }
    },
    async goTo({ x, y, span }, isSudden = false) {
      const { width, height } = sigma.getDimensions()
      const shorter = Math.min(width, height)
      const ratio = ((shorter - 2 * padding) * span) / (2 * radius * shorter)
      const state = { ...frameOf({ x, y }), ratio, angle: 0 }
      const camera = sigma.getCamera()
      if (isSudden || isStill.matches) camera.setState(state)
      else await camera.animate(state, { duration: 420, easing: 'cubicInOut' })
    },
    nearer(place, factor) {
      const { width, height } = sigma.getDimensions()
      const scale = scaleNow()
      const reach = { x: width / 2 / scale, y: height / 2 / scale }
      return comeNearer(view.camera(), factor < 1 ? place : groundAt(place), factor, reach)
    },
    setGround(next) {
      groundAt = next
    },
    setColors(next) {
      colors = next
    },
    setRegions(next, share) {
      regions = next
      shareOf = share
    },
    setLabels(lookOf, next) {
      labelLook = lookOf
      forced = next
    },
    setRoutes(next) {
      routes = next
    },
    projection,
    writtenLabels: () => written,
    drawOn(drawing) {
      const at = projection()
      drawLand(drawing)
      graph.forEachEdge((_edge, { color, hidden }, _from, _to, from, to) => {
        if (hidden) return
        drawing.strokeStyle = color
        drawing.lineWidth = 0.7
        drawing.beginPath()
        drawing.moveTo(...project(from.x, from.y, at))
        drawing.lineTo(...project(to.x, to.y, at))
        drawing.stroke()
      })
      graph.forEachNode((_id, { x, y, color, hidden, size: whole, shape }) => {
        const size = sigma.scaleSize(whole)
        if (hidden || !isInView({ x, y, radius: size / at.scale }, at)) return
        const [px, py] = project(x, y, at)
        drawMark(drawing, { x: px, y: py, size, color, shape })
      })
      drawNames(drawing)
    },
    redraw: () => void sigma.scheduleRender(),
    get frames() {
      return frames
    },
    compose() {
      // WebGL forgets its picture once it is shown, so it is drawn again right before it is copied.
      sigma.refresh({ skipIndexation: true })
      const { width, height } = sigma.getDimensions()
      const canvas = document.createElement('canvas')
      canvas.width = width * devicePixelRatio
      canvas.height = height * devicePixelRatio
      const context = canvas.getContext('2d')!
      context.fillStyle = seaColor(colors)
      context.fillRect(0, 0, canvas.width, canvas.height)
      const layers = sigma.getCanvases()
      for (const part of [land, layers['edges'], names])
        if (part !== undefined) context.drawImage(part, 0, 0, canvas.width, canvas.height)
      return canvas
    },
    kill() {
      const contexts = Object.values(sigma.getCanvases())
      sigma.kill()
      // Browsers keep only a few WebGL contexts, and do not collect them soon.
      for (const canvas of contexts)
        (canvas.getContext('webgl2') ?? canvas.getContext('webgl'))
          ?.getExtension('WEBGL_lose_context')
          ?.loseContext()
    },
  }
  return view
}

/** What lies between regions. */
export function seaColor(colors: MapColors): string {
  return mixColors(colors.paper, colors.ink, colors.isDark ? 0.015 : 0.012)
}
