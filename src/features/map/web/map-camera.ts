import type Sigma from 'sigma'
import { comeNearer } from './come-nearer.ts'
import type { Projection } from './draw-coasts.ts'
import type { MapCamera, MapInsets, MapPlace } from './map-place.ts'
import type { LineAttributes, MarkAttributes } from './thin-sigma.ts'

/** Milliseconds of a flight. */
const flight = 420

/** Pixels per unit at most when the whole map is in view: a garden of three notes is no wall. */
const mostScale = 56

/** Where readers look, and how they get elsewhere. */
export interface MapSteering {
  /** Pixels per unit when the whole map is in view, and now. */
  readonly wholeScale: number
  scale(): number
  /** The view of the whole map. */
  readonly whole: MapCamera
  /** Where the map's units are on the screen now. */
  projection(): Projection
  camera(): MapCamera
  /** Goes to a place; at once for readers who prefer that. */
  goTo(camera: MapCamera, isSudden?: boolean): Promise<void>
  /** The view that has a place in the middle of what no panel covers, with so many units across there; without them as near as now. */
  uncovered(place: MapPlace, span?: number): MapCamera
  /** Pixels per unit in a view. */
  scaleIn(camera: MapCamera): number
  /** Sigma's ratio where there are so many pixels per unit. */
  ratioAt(scale: number): number
  /** Whether a place is where a reader sees it: not covered, and so many pixels away from any edge. */
  isInSight(place: MapPlace, edge: number): boolean
  /** The view that is so many times as near to a place, or to the ground that is nearest to it. */
  nearer(place: MapPlace, factor: number): MapCamera
  /** Tells where something is, at a place or near it; all ways of coming nearer keep to it. */
  setGround(groundAt: (place: MapPlace) => MapPlace): void
}

/** What a map is steered in: how far it reaches, what it keeps free at its edges, what covers it now. */
interface SteeredMap {
  readonly radius: number
  /** Pixels. */
  readonly padding: number
  readonly insets: () => MapInsets
  readonly isStill: () => boolean
}

/** Steers sigma's camera in the map's units, and begins with the whole map. */
export function createMapSteering(
  sigma: Sigma<MarkAttributes, LineAttributes>,
  { radius, padding, insets, isStill }: SteeredMap,
): MapSteering {
  let groundAt = (place: MapPlace): MapPlace => place
  const shorterSide = (): number => {
    const { width, height } = sigma.getDimensions()
    return Math.min(width, height)
  }
  // Sigma's own units: the map is one wide, and at ratio 1 it fills the shorter side but for the padding. Asking sigma
  // would give yesterday's answer before the first frame.
  const scaleAt = (ratio: number): number => (shorterSide() - 2 * padding) / (2 * radius * ratio)
  const scale = (): number => scaleAt(sigma.getCamera().getState().ratio)
  const wholeScale = Math.min(mostScale, scaleAt(1))

  /** The part of the picture that nothing covers: its middle and its size, in pixels. */
  function free(): {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  } {
    const { width, height } = sigma.getDimensions()
    const { top, right, bottom, left } = insets()
    const [wide, high] = [Math.max(80, width - left - right), Math.max(80, height - top - bottom)]
    return { x: left + wide / 2, y: top + high / 2, width: wide, height: high }
  }

  const self: MapSteering = {
    wholeScale,
    whole: { x: 0, y: 0, span: shorterSide() / Math.min(wholeScale, shorterSide() / (2.1 * radius)) },
    scale,
    projection() {
      const origin = sigma.graphToViewport({ x: 0, y: 0 })
      const { width, height } = sigma.getDimensions()
      return { scale: scale(), x: origin.x, y: origin.y, width, height }
    },
    camera() {
      const { x, y } = sigma.getCamera().getState()
      return { x: (x - 0.5) * 2 * radius, y: (y - 0.5) * 2 * radius, span: shorterSide() / scale() }
    },
    async goTo({ x, y, span }, isSudden = false) {
      const ratio = scaleAt(1) / (shorterSide() / span)
      const state = { ...framedPlace({ x, y }, radius), ratio, angle: 0 }
      const camera = sigma.getCamera()
      if (isSudden || isStill()) camera.setState(state)
      else await camera.animate(state, { duration: flight, easing: 'cubicInOut' })
    },
    ratioAt: (scale) => scaleAt(1) / scale,
    scaleIn: ({ span }) => shorterSide() / span,
    uncovered({ x, y }, span) {
      const { width, height } = sigma.getDimensions()
      const room = free()
      const then = span === undefined ? scale() : Math.min(room.width, room.height) / span
      const [aside, below] = [(width / 2 - room.x) / then, (height / 2 - room.y) / then]
      return { x: x + aside, y: y - below, span: shorterSide() / then }
    },
    isInSight(place, edge) {
      const at = sigma.graphToViewport(place)
      const room = free()
      const reach = (length: number): number => Math.max(0, length / 2 - edge)
      return Math.abs(at.x - room.x) <= reach(room.width) && Math.abs(at.y - room.y) <= reach(room.height)
    },
    nearer(place, factor) {
      const { width, height } = sigma.getDimensions()
      const reach = { x: width / 2 / scale(), y: height / 2 / scale() }
      return comeNearer(self.camera(), factor < 1 ? place : groundAt(place), factor, reach)
    },
    setGround(next) {
      groundAt = next
    },
  }
  sigma.getCamera().setState({ ratio: scaleAt(1) / wholeScale })
  return self
}

/** A place in sigma's units, in which the map is one wide. */
export function framedPlace({ x, y }: MapPlace, radius: number): MapPlace {
  return { x: 0.5 + x / (2 * radius), y: 0.5 + y / (2 * radius) }
}
