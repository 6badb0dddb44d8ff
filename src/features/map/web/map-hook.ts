import type { MapApp } from './map-app.ts'

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
  }[]
  /** Frames since the start; none while nothing changes. */
  readonly frames: number
  readonly selected: string | undefined
  readonly pinned: readonly string[]
  /** Titles along the way that is lit, in order. */
  readonly lit: readonly string[]
  /** Where a shown note is on the screen. */
  place(title: string): { readonly x: number; readonly y: number } | undefined
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
    async settled() {
      await keyDone()
      await app.settled()
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    },
  }
}
