import type { FeatureSet } from '../define/feature-set.ts'
import type { SiteView } from '../define/site-view.ts'
import type { GardenOptions } from '../model/options.ts'
import type { ForeignParts } from '../model/page.ts'

/**
 * What the features that are on bring from other hosts. Frames stand on the pages of notes alone. Scripts and what they send
 * are for published sites: the local server's pages can write notes, so nothing of others runs in them.
 */
export function collectForeign(
  features: FeatureSet,
  options: GardenOptions,
  isPublished: boolean,
): SiteView['foreign'] {
  const all = features.on.map(({ foreign }) => foreign?.(options) ?? {})
  const frames = all.flatMap((one) => [...(one.frames ?? [])])
  const scripts = isPublished ? all.flatMap((one) => [...(one.scripts ?? [])]) : []
  const connections = isPublished ? all.flatMap((one) => [...(one.connections ?? [])]) : []
  return {
    notes: partsOf({ frames, scripts, connections }),
    others: partsOf({ frames: [], scripts, connections }),
  }
}

/** Undefined where nothing is in it, so that a page of an ordinary garden carries nothing. */
function partsOf(parts: Required<ForeignParts>): ForeignParts | undefined {
  const { frames, scripts, connections } = parts
  if (frames.length + scripts.length + connections.length === 0) return undefined
  return {
    ...(frames.length > 0 && { frames }),
    ...(scripts.length > 0 && { scripts }),
    ...(connections.length > 0 && { connections }),
  }
}
