import type { Feature } from '../define/feature.ts'
import type { GardenOptions } from '../model/options.ts'

/** Paths of the files that features show though no note names them, as the settings say; whether they are there or not. */
export function collectCarried(features: readonly Feature[], options: GardenOptions): ReadonlySet<string> {
  return new Set(
    features.flatMap((feature) => feature.uses?.(options) ?? []).map((path) => path.normalize('NFC')),
  )
}
