import { defineRule } from '../define/rule.ts'
import { resolvedPath } from '../model/link.ts'
import { isDownloadOnly } from '../model/media-type.ts'
import { type GardenPath, isNotePath } from '../model/path.ts'

const message =
  'Unexpected kind of file, expected one that neither browsers nor hosts run. It is published under another name, for readers to keep; links to it follow'

/** A file that notes use and that a browser or a host would run. */
export const downloadOnly = defineRule({
  code: 'download-only',
  severity: 'info',
  *find({ links }) {
    const used = new Set<GardenPath>()
    for (const resolutions of links.resolutionsByPath.values())
      for (const resolution of resolutions) {
        const path = resolvedPath(resolution)
        if (path !== undefined && !isNotePath(path) && isDownloadOnly(path)) used.add(path)
      }
    for (const path of used) yield { path, message }
  },
  example: {
    notes: {
      'Leaf.md': '[[count.php]] [[leaf.png]] [[old.html]]',
      'count.php': '',
      'leaf.png': '',
      'old.html': '',
    },
    says: [`count.php: ${message}`, `old.html: ${message}`],
  },
})
