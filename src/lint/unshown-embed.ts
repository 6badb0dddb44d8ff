import type { Rule } from '../define/rule.ts'
import { unshownEmbed } from '../model/content-diagnostics.ts'
import { mediaKindOf } from '../model/media-type.ts'
import { walkLinks } from './walk-links.ts'

/** An embed of a file that no page can show, such as a base or a spreadsheet: readers get a link to it. */
export const unshownEmbedRule: Rule = {
  code: 'unshown-embed',
  *run(context) {
    for (const { note, link, resolution } of walkLinks(context, 'asset')) {
      if (!link.embed || mediaKindOf(resolution.path) !== undefined) continue
      yield unshownEmbed(note.path, link.range, resolution.path)
    }
  },
  example: {
    notes: { 'Tree.md': '![[Leaves.base]] [[Leaves.base]] ![[leaf.png]]', 'Leaves.base': '', 'leaf.png': '' },
    says: ['Tree.md: Files such as Leaves.base are not shown in a page; a link to it stands here'],
  },
}
