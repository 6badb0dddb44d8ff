import { defineRule } from '../define/rule.ts'
import { walkLinks } from './walk-links.ts'

/** A link that was read as `[[label|target]]` because only so it leads somewhere, or because the garden's others do. */
export const labelFirst = defineRule({
  code: 'label-first',
  severity: 'info',
  *find(context) {
    if (context.options.linkOrder === 'label-first') return
    for (const { note, link } of walkLinks(context, 'note', 'asset', 'ambiguous')) {
      if (link.isLabelFirst && link.displayText !== undefined)
        yield {
          path: note.path,
          range: link.range,
          message: `read as [[label|target]]: the link leads to "${link.target}" and shows "${link.displayText}"; the Obsidian app takes its left side for the target (see "linkOrder")`,
        }
    }
  },
  example: {
    notes: { 'Tree.md': 'Has a [[green leaf|Leaf]].', 'Leaf.md': '' },
    says: [
      'Tree.md: read as [[label|target]]: the link leads to "Leaf" and shows "green leaf"; the Obsidian app takes its left side for the target (see "linkOrder")',
    ],
  },
})
