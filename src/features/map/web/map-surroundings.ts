import type { MapApp } from './map-app.ts'
import type { MapWords } from './words/en.ts'

/** What every panel of the map works with. */
export interface MapSurroundings {
  readonly app: MapApp
  readonly words: MapWords
  /** Language of the garden's interface. */
  readonly language: string
  /** Path of the site. */
  readonly base: string
  /** Renders all panels again. */
  update(): void
  /** Says something to those who hear the map. */
  say(text: string): void
}
