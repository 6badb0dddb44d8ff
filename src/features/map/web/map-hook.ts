import { reachTowards } from './coast-reach.ts'
import type { MapApp } from './map-app.ts'
import type { PlacedLabel } from './map-label.ts'
import type { MapPlace } from './map-place.ts'

/** What tests and other programs may read of an open map: `document.querySelector('hortus-map').map`. */
export interface MapHook {
  /** The middle of the view in the map's units, and how many units are across its shorter side. */
  camera(): { readonly x: number; readonly y: number; readonly span: number }
  /** Titles of the notes that are drawn and shown. */
  nodes(): readonly string[]
  /** Number of marks that sigma has, and of those that are not hidden. */
  readonly drawn: number
  readonly visible: number
  /** Texts of the labels that are written now, with their boxes in pixels. */
  labels(): readonly {
    readonly text: string
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
    /** Whether it names a region or a note; `group` is the region at the top that a note's name is counted with. */
    readonly label: Pick<PlacedLabel, 'kind' | 'group' | 'level' | 'size'>
  }[]
  /** Frames since the start; none while nothing changes. */
  readonly frames: number
  readonly selected: string | undefined
  readonly pinned: readonly string[]
  /** Titles along the way that is lit, in order. */
  readonly lit: readonly string[]
  /** Where a shown note is on the screen. */
  place(title: string): MapPlace | undefined
  /** Where a note of another garden is on the screen, while those are shown. */
  beyond(title: string): MapPlace | undefined
  /** Colour and pixels of a note's mark; undefined where it is not drawn. */
  mark(title: string): { readonly color: string; readonly size: number } | undefined
  /** Id of the region at the top on whose land a place on the screen is; undefined in the sea. */
  landAt(place: MapPlace): string | undefined
  /** Resolves when what is in view has come, the last key has done its work, and both are drawn. */
  settled(): Promise<void>
}

/** The hook of an open map; `keyDone` is for the last key. */
export function createMapHook(app: MapApp, keyDone: () => Promise<unknown>): MapHook {
  const { view } = app
  return {
    camera: () => view.camera(),
    nodes: () => app.shownNotes().map(({ title }) => title),
    get drawn() {
      return view.graph.order
    },
    get visible() {
      return view.graph.filterNodes((_, { hidden }) => !hidden).length
    },
    labels: () => view.writtenLabels(),
    get frames() {
      return view.frames
    },
    get selected() {
      return app.selected?.title
    },
    get pinned() {
      return app.pins.map(({ title }) => title)
    },
    get lit() {
      return app.lit.map(({ title }) => title)
    },
    place(title) {
      const note = app.shownNotes().find((shown) => shown.title === title)
      return note && view.sigma.graphToViewport(note.data)
    },
    beyond(title) {
      const mark = view.painted.lands.flatMap(({ marks }) => marks).find((one) => one.title === title)
      return mark && view.sigma.graphToViewport(mark)
    },
    mark(title) {
      const note = [...app.notes.notes.values()].find((known) => known.title === title)
      if (note === undefined || !view.graph.hasNode(note.id)) return undefined
      const { color, size, hidden } = view.graph.getNodeAttributes(note.id)
      return hidden ? undefined : { color, size }
    },
    landAt(place) {
      const at = view.sigma.viewportToGraph(place)
      const tops = app.source.overview.regions.filter(({ parent }) => parent < 0)
      return tops.find((top) => Math.hypot(at.x - top.x, at.y - top.y) <= reachTowards(top, at))?.id
    },
    async settled() {
      await keyDone()
      await app.settled()
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    },
  }
}
