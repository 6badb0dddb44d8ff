import type { RegionData } from '../files/map-data.ts'
import type { MapColors } from './map-colors.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapInsets, MapPlace } from './map-place.ts'
import type { MapSource } from './map-source.ts'
import type { ColorBy, MapFilter, MapNote, SizeBy } from './map-state.ts'
import type { MapView } from './map-view.ts'
import type { ArrowKey } from './step-towards.ts'

/** What the map's surroundings are told. */
export interface MapEvents {
  /** Something that panels show has changed. */
  onChange(): void
  /** A note was chosen, perhaps the same again. */
  onSelect(note: MapNote): void
  /** It was pointed out on the map itself, or by the address: the reader wants to see it. */
  onOpen(note: MapNote): void
  onHover(note: MapNote | undefined, at: MapPlace): void
  /** What panels cover of the map now. */
  insets(): MapInsets
}

/** The map as a reader uses it: what is near, chosen, filtered and lit. Knows nothing of panels. */
export interface MapApp {
  readonly view: MapView
  readonly notes: MapNotes
  readonly source: MapSource
  readonly colors: MapColors
  readonly filter: MapFilter
  readonly color: ColorBy
  readonly size: SizeBy
  readonly selected: MapNote | undefined
  /** Steps of neighbours that are shown around the selected note; 0 shows all. */
  readonly steps: number
  readonly pins: readonly MapNote[]
  /** Stops of the way that is lit. */
  readonly lit: readonly MapNote[]
  setFilter(filter: MapFilter): void
  setColor(color: ColorBy): void
  setSize(size: SizeBy): void
  setSteps(steps: number): Promise<void>
  togglePin(note: MapNote): void
  /** Chooses a note, or none; `fly` goes there, as near as its neighbours want. */
  select(note: MapNote | undefined, fly?: boolean): Promise<void>
  /** Chooses a note that the reader asked for by name, opens it beside the map and goes there. */
  open(note: MapNote): Promise<void>
  /** The regions around the middle of the view, the outermost first; none from afar. */
  whereabouts(): readonly RegionData[]
  /** The same once a reader has come nearer; none while the whole map is in view. */
  entered(): readonly RegionData[]
  goToRegion(region: RegionData): Promise<void>
  showAll(): Promise<void>
  zoom(factor: number): Promise<void>
  /** Shows what a note is and where its links lead, as if it were pointed at. */
  pointAt(note: MapNote | undefined): void
  /** To the linked note that lies in a direction, else to the nearest one there. */
  step(key: ArrowKey): Promise<MapNote | undefined>
  /** Lights a way through these notes and goes where all of it is seen; of one note only that is lit, none ends it. */
  showWay(stops: readonly MapNote[]): Promise<void>
  /** Brings the chosen note back into sight if a panel covers it now. */
  keepInSight(): void
  /** Notes that are drawn and pass the filter. */
  shownNotes(): readonly MapNote[]
  /** All notes that pass the filter and are around the chosen one where that is asked for, drawn or not; brings them. */
  everyShown(): Promise<readonly MapNote[]>
  isShown(note: MapNote): boolean
  /** Whether anything in a region may be shown. */
  isRegionShown(region: RegionData): boolean
  /** How many notes of a region pass the filter; undefined where none is set, and where that is not known yet. */
  hitsIn(region: RegionData): number | undefined
  /** Resolves when what is in view has come. */
  settled(): Promise<void>
  refreshColors(): void
  /** Takes over another size of the container. */
  resize(): void
  kill(): void
}
