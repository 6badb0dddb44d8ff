import type { MapEvents } from './map-app.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapPicture } from './map-picture.ts'
import type { MapSource } from './map-source.ts'
import type { PictureState } from './map-state.ts'
import type { MapView } from './map-view.ts'

/** What the parts of an open map share. */
export interface MapCore {
  readonly view: MapView
  readonly notes: MapNotes
  readonly source: MapSource
  readonly state: PictureState
  readonly picture: MapPicture
  readonly events: MapEvents
  isDead(): boolean
  /** To be called when something has changed that panels or the address show. */
  changed(): void
}
