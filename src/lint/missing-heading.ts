import type { Rule } from '../define/rule.ts'
import { missingFragments } from './missing-fragments.ts'

/** A link to a heading that its note has not; it leads to the note's start. `expected` holds the nearest headings. */
export const missingHeadingRule: Rule = {
  code: 'missing-heading',
  run: (context) => missingFragments(context, 'heading'),
  example: {
    notes: { 'Tree.md': 'See [[Leaf#Colour]].', 'Leaf.md': '## Colours\n\n## Shapes\n' },
    says: ['Tree.md: No heading "Colour" in Leaf.md'],
  },
}
