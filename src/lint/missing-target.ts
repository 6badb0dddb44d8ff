import { defineRule } from '../define/rule.ts'
import { walkLinks } from './walk-links.ts'

/**
 * A link or embed whose target no note or asset is named. Such a note is wanted, not wrong, so the page shows the link
 * as text. `expected` holds the nearest names.
 */
export const missingTarget = defineRule({
  code: 'missing-target',
  severity: 'warning',
  *find(context) {
    for (const { note, link, resolution } of walkLinks(context, 'missing')) {
      yield {
        path: note.path,
        range: link.targetRange,
        message: `No note or asset is named "${link.target}"`,
        expected: context.suggest(resolution.name),
      }
    }
  },
  example: {
    notes: { 'Tree.md': 'Has [[leafs]] and ![[bark.png]].', 'Leaf.md': '' },
    says: ['Tree.md: No note or asset is named "leafs"', 'Tree.md: No note or asset is named "bark.png"'],
  },
})
