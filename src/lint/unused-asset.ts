import { defineRule } from '../define/rule.ts'
import { resolvedPath } from '../model/link.ts'
import type { GardenPath } from '../model/path.ts'

/** A file of the garden that no note links to or embeds. */
export const unusedAsset = defineRule({
  code: 'unused-asset',
  severity: 'info',
  *find({ assets, links, carried }) {
    if (assets.length === 0) return
    const used = new Set<GardenPath | undefined>()
    for (const resolutions of links.resolutionsByPath.values())
      for (const resolution of resolutions) used.add(resolvedPath(resolution))
    for (const path of assets)
      if (!used.has(path) && !carried.has(path.normalize('NFC')))
        yield { path, message: 'No note uses this file, so it is not published' }
  },
  example: {
    notes: { 'Leaf.md': '![[leaf.png]]', 'leaf.png': '', 'bark.png': '' },
    says: ['bark.png: No note uses this file, so it is not published'],
  },
})
