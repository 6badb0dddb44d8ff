import { defineRule } from '../define/rule.ts'
import { mediaKindOf } from '../model/media-type.ts'
import { walkLinks } from './walk-links.ts'

/** An embed of a file that no page can show, such as a document or a spreadsheet: readers get a link to it. */
export const unshownEmbed = defineRule({
  code: 'unshown-embed',
  severity: 'info',
  *find(context) {
    for (const { note, link, resolution } of walkLinks(context, 'asset')) {
      if (!link.embed || link.isData || mediaKindOf(resolution.path) !== undefined) continue
      yield {
        path: note.path,
        range: link.range,
        message: `Files such as ${resolution.path} are not shown in a page; a link to it stands here`,
      }
    }
  },
  example: {
    notes: { 'Tree.md': '![[Leaves.docx]] [[Leaves.docx]] ![[leaf.png]]', 'Leaves.docx': '', 'leaf.png': '' },
    says: ['Tree.md: Files such as Leaves.docx are not shown in a page; a link to it stands here'],
  },
})
