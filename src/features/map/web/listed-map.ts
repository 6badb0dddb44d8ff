import type { MapApp } from './map-app.ts'

/** What the list needs of a map; there may be no picture behind it. */
export type ListedMap = Pick<
  MapApp,
  | 'notes'
  | 'selected'
  | 'isShown'
  | 'isRegionShown'
  | 'hitsIn'
  | 'select'
  | 'entered'
  | 'goToRegion'
  | 'pointAt'
>
