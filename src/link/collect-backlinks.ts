import type { Backlink } from '../model/backlink.ts'
import { type Resolution, resolvedPath } from '../model/link.ts'
import type { GardenPath, NotePath } from '../model/path.ts'

/**
 * Every link seen from its target. `resolutionsByPath` must be sorted by source, which makes every list so. A note's
 * links to itself are left out.
 */
export function collectBacklinks(
  resolutionsByPath: ReadonlyMap<NotePath, readonly Resolution[]>,
): ReadonlyMap<GardenPath, readonly Backlink[]> {
  const backlinksByPath = new Map<GardenPath, Backlink[]>()
  for (const [source, resolutions] of resolutionsByPath) {
    for (let link = 0; link < resolutions.length; link++) {
      const target = resolvedPath(resolutions[link]!)
      if (target === undefined || target === source) continue
      const backlinks = backlinksByPath.get(target)
      if (backlinks) backlinks.push({ source, link })
      else backlinksByPath.set(target, [{ source, link }])
    }
  }
  return backlinksByPath
}
