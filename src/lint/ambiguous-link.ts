import { defineRule } from '../define/rule.ts'
import { walkLinks } from './walk-links.ts'

/** Candidates that are named; where there are more, nobody reads on. */
const maxNamed = 10

/** A link whose name several files have equally well. The first of `expected` is taken. */
export const ambiguousLink = defineRule({
  code: 'ambiguous-link',
  severity: 'info',
  *find(context) {
    for (const { note, link, resolution } of walkLinks(context, 'ambiguous')) {
      const { candidates } = resolution
      const expected = candidates.slice(0, maxNamed)
      yield {
        path: note.path,
        range: link.targetRange,
        message: `"${link.target}" is the name of ${candidates.length} files; ${candidates[0]} is taken`,
        expected,
        related: expected.map((path) => ({ path, message: 'could be meant' })),
      }
    }
  },
  example: {
    notes: { 'Tree.md': 'Has a [[Leaf]].', 'oak/Leaf.md': '', 'ash/Leaf.md': '' },
    says: ['Tree.md: "Leaf" is the name of 2 files; ash/Leaf.md is taken'],
  },
})
