import type { Rule } from '../define/rule.ts'
import { labelFirst } from '../model/diagnostics.ts'
import { walkLinks } from './walk-links.ts'

/** A link that was read as `[[label|target]]` because only so it leads somewhere, or because the garden's others do. */
export const labelFirstRule: Rule = {
  code: 'label-first',
  *run(context) {
    if (context.linkOrder === 'label-first') return
    for (const { note, link } of walkLinks(context, 'note', 'asset', 'ambiguous')) {
      if (link.isLabelFirst && link.displayText !== undefined)
        yield labelFirst(note.path, link.range, link.displayText, link.target)
    }
  },
  example: {
    notes: { 'Tree.md': 'Has a [[green leaf|Leaf]].', 'Leaf.md': '' },
    says: [
      'Tree.md: read as [[label|target]]: the link leads to "Leaf" and shows "green leaf"; the Obsidian app takes its left side for the target (see "linkOrder")',
    ],
  },
}
