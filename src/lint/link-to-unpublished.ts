import { linkToUnpublished } from '../model/knowledge-diagnostics.ts'
import { isPublished } from '../model/note.ts'
import { isNotePath, type NotePath } from '../model/path.ts'
import type { Rule } from './rule.ts'
import { walkLinks } from './walk-links.ts'

/** A published note that links to one which is not: readers see the link as if nobody had written the note. */
export const linkToUnpublishedRule: Rule = {
  code: 'link-to-unpublished',
  *run(context) {
    const withheld = new Set<NotePath>()
    for (const note of context.notes.values()) if (!isPublished(note)) withheld.add(note.path)
    if (withheld.size === 0) return
    for (const { note, link, resolution } of walkLinks(context, 'note', 'ambiguous')) {
      const target = resolution.kind === 'note' ? resolution.path : resolution.chosen
      if (!isNotePath(target) || !withheld.has(target) || withheld.has(note.path)) continue
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
