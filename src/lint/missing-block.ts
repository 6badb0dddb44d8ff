import type { Rule } from '../define/rule.ts'
import { missingFragments } from './missing-fragments.ts'

/** A link to a block that its note has not; it leads to the note's start. `expected` holds the nearest ids. */
export const missingBlockRule: Rule = {
  code: 'missing-block',
  run: (context) => missingFragments(context, 'block'),
  example: {
    notes: { 'Tree.md': 'See [[Leaf#^green]].', 'Leaf.md': 'Leaves are green. ^greens\n' },
    says: ['Tree.md: No block "^green" in Leaf.md'],
  },
}
