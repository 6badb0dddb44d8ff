import type { Rule } from '../define/rule.ts'
import { linkByAlias } from '../model/diagnostics.ts'
import { walkLinks } from './walk-links.ts'

/** A link that uses an alias as its target: it works here, and the Obsidian app would make a new note of it. */
export const linkByAliasRule: Rule = {
  code: 'link-by-alias',
  *run(context) {
    for (const { note, link, resolution } of walkLinks(context, 'note')) {
      if (resolution.via !== 'alias') continue
      yield linkByAlias(note.path, link.targetRange, link.target, resolution.path)
    }
  },
  example: {
    notes: { 'Tree.md': 'Has a [[Blatt]].', 'Leaf.md': '---\naliases: [Blatt]\n---\n' },
    says: ['Tree.md: "Blatt" is an alias of Leaf.md; the Obsidian app would not find it'],
  },
}
