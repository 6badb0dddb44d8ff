import { defineRule } from '../define/rule.ts'
import { resolvedPath } from '../model/link.ts'
import type { GardenPath } from '../model/path.ts'
import type { Withholding } from '../model/withholding.ts'
import { walkLinks } from './walk-links.ts'

/** A published note that links to a file which is not: readers see the link as if there were none. */
export const linkToUnpublished = defineRule({
  code: 'link-to-unpublished',
  severity: 'warning',
  *find(context) {
    const { publication } = context
    const withheld = new Map<GardenPath, Withholding>()
    for (const file of [...context.notes.values(), ...context.assets]) {
      const isAsset = typeof file === 'string'
      const reason = isAsset ? publication.reasonOfAsset(file) : publication.reasonOf(file)
      if (reason) withheld.set(isAsset ? file : file.path, reason)
    }
    if (withheld.size === 0) return
    for (const { note, link, resolution } of walkLinks(context, 'note', 'asset', 'ambiguous')) {
      const target = resolvedPath(resolution)
      const reason = target === undefined ? undefined : withheld.get(target)
      if (target === undefined || reason === undefined || withheld.has(note.path)) continue
      const shown = link.embed ? 'a notice in place of its text' : 'its text without a link'
      yield {
        path: note.path,
        range: link.range,
        message: `${target} is ${reason.kind === 'template' ? 'a template and no page' : 'not published'}; readers see ${shown}`,
        related: [
          {
            path: target,
            message: reason.kind === 'template' ? 'is a template' : 'is a draft or withheld',
          },
        ],
      }
    }
  },
  example: {
    notes: {
      'Tree.md': 'Has a [[Leaf]].',
      'Leaf.md': '---\ndraft: true\n---\nHangs on a [[Tree]] and a [[Twig]].',
      'Twig.md': '---\npublish: false\n---\n![[Leaf]]',
    },
    says: ['Tree.md: Leaf.md is not published; readers see its text without a link'],
  },
})
