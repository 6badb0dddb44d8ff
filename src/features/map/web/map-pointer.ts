import type { MouseCoords } from 'sigma/types'
import type { RegionData } from '../files/map-data.ts'
import type { WrittenLabel } from './draw-labels.ts'
import { findOnLands } from './draw-lands.ts'
import { findRegion } from './find-region.ts'
import type { MapCore } from './map-core.ts'
import type { MapPlace } from './map-place.ts'
import type { MapNote } from './map-state.ts'

/** What a pointer asks for. */
interface PointerActions {
  /** A note, or what is only a landmark, was clicked. */
  choose(id: string): void
  /** What lies between was clicked. */
  leave(): void
  /** A region's name was clicked, or its land twice. */
  enter(region: RegionData): void
  hover(note: MapNote | undefined): void
}

/** Milliseconds after a name was clicked within which another click belongs to that one. */
const secondClick = 400

/** Takes clicks, taps and what is pointed at; `container` shows by its cursor what a click does. */
export function bindPointer(
  container: HTMLElement,
  { view, notes }: Pick<MapCore, 'view' | 'notes'>,
  actions: PointerActions,
): void {
  let enteredAt = Number.NEGATIVE_INFINITY
  const { sigma } = view

  const labelAt = ({ x, y }: MapPlace, kind: WrittenLabel['label']['kind']): WrittenLabel | undefined =>
    view
      .writtenLabels()
      .find(
        ({ label, left, top, width, height }) =>
          label.kind === kind && x > left && x < left + width && y > top && y < top + height,
      )

  /** Whether a click was on a region's name, which leads into it. */
  function enterAt(event: MouseCoords): boolean {
    const id = labelAt(event, 'region')?.label.id
    const region = notes.regions.find((other) => other.id === id)
    if (region === undefined) return false
    enteredAt = performance.now()
    actions.enter(region)
    return true
  }

  sigma.on('clickNode', ({ node, event }) => {
    if (!enterAt(event)) actions.choose(node)
  })
  sigma.on('clickStage', ({ event }) => {
    if (enterAt(event)) return
    const named = labelAt(event, 'node')
    const beyond = findOnLands(view.painted.lands, event, view.projection())
    if (named) actions.choose(named.label.id)
    else if (beyond) location.assign(beyond.href)
    else actions.leave()
  })
  sigma.on('enterNode', ({ node }) => actions.hover(notes.find(node)))
  sigma.on('leaveNode', () => actions.hover(undefined))
  sigma.on('moveBody', ({ event }) => {
    const isName = labelAt(event, 'region') !== undefined || labelAt(event, 'node') !== undefined
    const beyond = findOnLands(view.painted.lands, event, view.projection())
    container.classList.toggle('is-on-name', isName || beyond !== undefined)
    container.title = beyond?.title ?? ''
  })
  sigma.on('doubleClickStage', ({ event, preventSigmaDefault }) => {
    const isEntered = performance.now() - enteredAt < secondClick
    const region = isEntered
      ? undefined
      : findRegion(notes.regions, sigma.viewportToGraph(event), 30 / view.scale())
    if (!isEntered && region === undefined) return
    preventSigmaDefault()
    if (region) actions.enter(region)
  })
}
