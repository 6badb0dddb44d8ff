import { resolvedPath } from '../model/link.ts'
import type { LinkedNotes } from '../model/linked-notes.ts'
import { isNotePath, type NotePath } from '../model/path.ts'

/** Notes without any link to or from another note, in the order of `paths`. Wanted notes and assets do not count. */
export function findOrphans(paths: Iterable<NotePath>, links: LinkedNotes): readonly NotePath[] {
  const orphans: NotePath[] = []
  for (const path of paths) {
    if ((links.backlinksByPath.get(path)?.length ?? 0) > 0) continue
    const leadsOut = links.resolutionsByPath.get(path)?.some((resolution) => {
      const target = resolvedPath(resolution)
      return target !== undefined && target !== path && isNotePath(target)
    })
    if (!leadsOut) orphans.push(path)
  }
  return orphans
}
