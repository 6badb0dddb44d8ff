import type { Feature } from '../define/feature.ts'
import type { Look } from '../define/look.ts'
import type { GardenOptions } from '../model/options.ts'

/** What each feature makes of the garden's settings for its look, by its name. */
export function looksOf(features: readonly Feature[], options: GardenOptions): ReadonlyMap<string, Look> {
  return new Map(
    features.flatMap((feature) => {
      const look = feature.look?.(options)
      return look === undefined ? [] : [[feature.name, look] as const]
    }),
  )
}
