import { defineRule } from '../define/rule.ts'
import { walkLinks } from './walk-links.ts'

/** A link that uses an alias as its target: it works here, and the Obsidian app would make a new note of it. */
export const linkByAlias = defineRule({
  code: 'link-by-alias',
  severity: 'info',
  *find(context) {
    for (const { note, link, resolution } of walkLinks(context, 'note')) {
      if (resolution.via !== 'alias') continue
      yield {
        path: note.path,
        range: link.targetRange,
        message: `"${link.target}" is an alias of ${resolution.path}; the Obsidian app would not find it`,
        expected: [resolution.path],
      }
    }
  },
  example: {
    notes: { 'Tree.md': 'Has a [[Blatt]].', 'Leaf.md': '---\naliases: [Blatt]\n---\n' },
    says: ['Tree.md: "Blatt" is an alias of Leaf.md; the Obsidian app would not find it'],
  },
})
