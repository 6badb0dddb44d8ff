import { defineRule } from '../define/rule.ts'
import { resolvedPath } from '../model/link.ts'
import { isModule } from '../model/module-files.ts'
import type { GardenPath } from '../model/path.ts'

/** A file of the garden that no note links to or embeds, and no simulation imports. */
export const unusedAsset = defineRule({
  code: 'unused-asset',
  severity: 'info',
  *find({ assets, links, carried, dataTexts }) {
    if (assets.length === 0) return
    const used = new Set<GardenPath | undefined>()
    for (const resolutions of links.resolutionsByPath.values())
      for (const resolution of resolutions) used.add(resolvedPath(resolution))
    // A module that was read for a simulation is part of its page.
    for (const path of assets)
      if (!used.has(path) && !carried.has(path.normalize('NFC')) && !(isModule(path) && dataTexts.has(path)))
        yield { path, message: 'No note uses this file, so it is not published' }
  },
  example: {
    notes: { 'Leaf.md': '![[leaf.png]]', 'leaf.png': '', 'bark.png': '' },
    says: ['bark.png: No note uses this file, so it is not published'],
  },
})
