import type { Rule } from '../define/rule.ts'
import { ambiguousLink } from '../model/diagnostics.ts'
import { walkLinks } from './walk-links.ts'

/** A link whose name several files have equally well. The first of `expected` is taken. */
export const ambiguousLinkRule: Rule = {
  code: 'ambiguous-link',
  *run(context) {
    for (const { note, link, resolution } of walkLinks(context, 'ambiguous')) {
      yield ambiguousLink(note.path, link.targetRange, link.target, resolution.candidates)
    }
  },
  example: {
    notes: { 'Tree.md': 'Has a [[Leaf]].', 'oak/Leaf.md': '', 'ash/Leaf.md': '' },
    says: ['Tree.md: "Leaf" is the name of 2 files; ash/Leaf.md is taken'],
  },
}
