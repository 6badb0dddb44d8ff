import type { Rule } from '../define/rule.ts'
import { linkToUnpublished } from '../model/knowledge-diagnostics.ts'
import { resolvedPath } from '../model/link.ts'
import type { GardenPath } from '../model/path.ts'
import { walkLinks } from './walk-links.ts'

/** A published note that links to a file which is not: readers see the link as if there were none. */
export const linkToUnpublishedRule: Rule = {
  code: 'link-to-unpublished',
  *run(context) {
    const { publication } = context
    const withheld = new Set<GardenPath>()
    for (const note of context.notes.values()) if (publication.reasonOf(note)) withheld.add(note.path)
    for (const asset of context.assets) if (publication.reasonOfAsset(asset)) withheld.add(asset)
    if (withheld.size === 0) return
    for (const { note, link, resolution } of walkLinks(context, 'note', 'asset', 'ambiguous')) {
      const target = resolvedPath(resolution)
      if (target === undefined || !withheld.has(target) || withheld.has(note.path)) continue
      yield linkToUnpublished(note.path, link.range, target, link.embed)
    }
  },
  example: {
    notes: {
      'Tree.md': 'Has a [[Leaf]].',
      'Leaf.md': '---\ndraft: true\n---\nHangs on a [[Tree]] and a [[Twig]].',
      'Twig.md': '---\npublish: false\n---\n![[Leaf]]',
    },
    says: ['Tree.md: Leaf.md is not published; readers see a wanted note in place of the link'],
  },
}
