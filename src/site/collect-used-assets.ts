import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import { resolvedPath } from '../model/link.ts'
import { type AssetPath, isNotePath } from '../model/path.ts'

/**
 * The assets that some note of the garden links to or embeds, and those that features show by themselves; sorted. Only these
 * are published.
 */
export function collectUsedAssets(garden: Garden, carried: ReadonlySet<string>): readonly AssetPath[] {
  const used = new Set<AssetPath>()
  for (const { resolutionsByPath } of [garden.links, garden.unlisted]) {
    for (const resolution of [...resolutionsByPath.values()].flat()) {
      const path = resolvedPath(resolution)
      if (path !== undefined && !isNotePath(path)) used.add(path as AssetPath)
    }
  }
  if (carried.size > 0)
    for (const path of garden.assets) if (carried.has(path.normalize('NFC'))) used.add(path)
  return [...used].sort(compareText)
}
